// The playground's page: three chats beside each other, fed by one stream of events. No text is ever parsed
// as markup. State lives on the server; this page only remembers what is read and which phone is whose.

const DAYS = ["Chủ nhật", "Thứ hai", "Thứ ba", "Thứ tư", "Thứ năm", "Thứ sáu", "Thứ bảy"];
const TELEGRAM = "playground";
const FILE_ICON = "M7 3.5h7L19 8.5v12H7zM14 3.5v5h5M10 13h6M10 16.5h6";
const WORKING_AFTER = 120, WORKING_FOR = 30000;

const $ = (selector, root = document) => root.querySelector(selector);
const messages = [];            // every message of every chat, in the order in which it was shown
const unread = new Map();       // "channel chat" -> how many came unseen
const used = new Map();         // chat -> the examples already tapped
const waiting = new Map();      // "channel chat" -> timer of the mark "đang xử lý…"
const phones = {};
let people = [], groups = [], examples = {}, clockBase = 0, clockAt = 0, active = "a", last = 0;

const make = (tag, properties = {}, ...children) => {
  const node = Object.assign(document.createElement(tag), properties);
  node.append(...children);
  return node;
};
const icon = (path) => {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  const line = document.createElementNS(svg.namespaceURI, "path");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("aria-hidden", "true");
  line.setAttribute("d", path);
  svg.append(line);
  return svg;
};

// --- time: the server's clock, shown in Vietnam's zone whatever the browser's is ---------------------------

const local = (ms) => {
  const d = new Date(ms + 7 * 3600e3);
  const two = (n) => String(n).padStart(2, "0");
  return {
    day: DAYS[d.getUTCDay()],
    date: `${d.getUTCDate()}/${d.getUTCMonth() + 1}/${d.getUTCFullYear()}`,
    short: `${d.getUTCDate()}/${d.getUTCMonth() + 1}`,
    time: `${two(d.getUTCHours())}:${two(d.getUTCMinutes())}`,
  };
};
const setClock = (iso) => { clockBase = Date.parse(iso); clockAt = performance.now(); showClock(); };
function showClock() {
  const now = local(clockBase + performance.now() - clockAt);
  $("#day").replaceChildren(make("span", { className: "long", textContent: `${now.day}, ` }), now.date);
  $("#time").textContent = now.time;
}

// --- people ------------------------------------------------------------------------------------------------

const person = (key) => people.find((p) => p.key === key);
const initials = (name) => {
  const words = name.replace(/\(.*\)/, "").trim().split(/\s+/);
  return (words.length > 1 ? words.at(-2)[0] + words.at(-1)[0] : words[0].slice(0, 2)).toUpperCase();
};
const hue = (key) => [...key].reduce((sum, c) => (sum * 31 + c.charCodeAt(0)) % 997, 7) * 47 % 360;
const postOf = (p) => (p.bound ? [p.position, p.unit].filter(Boolean).join(" · ") : "Tài khoản chưa liên kết");

function options(select, chosen) {
  const units = new Map();
  for (const p of people) {
    if (!units.has(p.unit)) units.set(p.unit, make("optgroup", { label: p.unit }));
    units.get(p.unit).append(make("option", { value: p.key, textContent: p.name }));
  }
  select.replaceChildren(...units.values());
  select.value = chosen;
}

// --- one phone ---------------------------------------------------------------------------------------------

class Phone {
  constructor(id, label, group) {
    Object.assign(this, { id, group, skin: TELEGRAM, files: [], drafts: new Map(), atEnd: true });
    this.root = $("#phone").content.firstElementChild.cloneNode(true);
    this.root.id = `phone-${id}`;
    this.root.setAttribute("aria-label", label);
    this.log = $(".log", this.root);
    this.input = $("textarea", this.root);
    $("#phones").append(this.root);
    $(".person", this.root).setAttribute("aria-label", `Người dùng máy này (${label})`);
    this.listen();
  }

  listen() {
    const on = (selector, event, act) => $(selector, this.root).addEventListener(event, act);
    on("form", "submit", (e) => { e.preventDefault(); this.send(); });
    on("textarea", "keydown", (e) => {
      if (e.key === "Enter" && !e.shiftKey && !e.isComposing) { e.preventDefault(); this.send(); }
    });
    on("textarea", "input", () => this.grow());
    on("textarea", "paste", (e) => { if (e.clipboardData.files.length) this.attach(e.clipboardData.files); });
    on(".clip input", "change", (e) => { this.attach(e.target.files); e.target.value = ""; });
    on(".person", "change", (e) => this.show(e.target.value));
    on(".speaker select", "change", () => this.refresh());
    on(".down", "click", () => this.toEnd());
    on(".log", "scroll", () => this.scrolled());
    for (const b of this.root.querySelectorAll(".skins button")) b.onclick = () => this.setSkin(b.dataset.skin);
    this.listenDrops();
  }

  listenDrops() {
    let depth = 0;
    const mark = (change) => { depth = change; this.root.classList.toggle("dragging", depth > 0); };
    this.root.addEventListener("dragenter", (e) => { e.preventDefault(); mark(depth + 1); });
    this.root.addEventListener("dragover", (e) => e.preventDefault());
    this.root.addEventListener("dragleave", () => mark(depth - 1));
    this.root.addEventListener("drop", (e) => { e.preventDefault(); mark(0); this.attach(e.dataTransfer.files); });
  }

  get key() { return `${this.skin} ${this.chat}`; }
  get me() { return this.group ? $(".speaker select", this.root).value : this.chat; }
  get seen() { return !document.hidden && (!narrow.matches || active === this.id); }

  show(chat) {
    if (this.chat) this.drafts.set(this.key, this.input.value);
    this.chat = chat;
    this.refresh();
    this.input.value = this.drafts.get(this.key) ?? (this.group ? "@bot " : "");
    this.grow();
  }

  setSkin(skin) {
    this.skin = skin;
    this.root.classList.toggle("zalo", skin !== TELEGRAM);
    for (const b of this.root.querySelectorAll(".skins button")) b.setAttribute("aria-pressed", b.dataset.skin === skin);
    this.show(this.chat);
  }

  refresh() {
    this.header();
    this.log.classList.add("old");
    this.log.replaceChildren();
    this.day = "";
    this.items = new Map();
    const mine = messages.filter((m) => m.chat === this.chat && m.channel === this.skin);
    if (!mine.length) this.log.append(make("p", { className: "empty", textContent: this.emptyWords() }));
    for (const m of mine) this.add(m);
    this.showTries();
    this.markWorking();
    this.toEnd();
    if (this.seen) seen(this.key);
    requestAnimationFrame(() => this.log.classList.remove("old"));
  }

  emptyWords() {
    return person(this.chat)?.bound === false
      ? "Tài khoản này chưa được liên kết với ai. Bấm “Thử ngay” để gửi mã liên kết do Văn phòng cấp."
      : "Chưa có tin nhắn nào. Nhập lời thường hoặc bấm một câu ở mục “Thử ngay”.";
  }

  header() {
    const p = person(this.chat), avatar = $(".avatar", this.root);
    avatar.style.setProperty("--hue", hue(this.chat));
    if (this.group) {
      const g = groups.find((one) => one.key === this.chat);
      avatar.textContent = "LĐ";
      Object.assign($(".title", this.root), { hidden: false, textContent: g.name });
      $(".person", this.root).hidden = $(".skins", this.root).hidden = true;
      $(".speaker", this.root).hidden = false;
      $(".post", this.root).textContent = "Nhóm chat · gọi hệ thống bằng @bot";
    } else {
      avatar.textContent = initials(p.name);
      $(".person", this.root).value = this.chat;
      $(".post", this.root).textContent = $(".post", this.root).title = postOf(p);
    }
  }

  showTries() {
    const all = examples[this.group ? this.chat : person(this.chat).role] ?? [];
    const fresh = all.filter((t) => !used.get(this.key)?.has(t.text));
    const shown = (fresh.length ? fresh : all).slice(0, 3);
    $(".tries", this.root).hidden = !shown.length;
    $(".chips", this.root).replaceChildren(...shown.map((t) => this.chip(t)));
  }

  chip(example) {
    const words = example.label ?? example.text;
    return make("button", { type: "button", textContent: words, title: words, onclick: () => this.tryOut(example) });
  }

  tryOut(example) {
    if (!used.has(this.key)) used.set(this.key, new Set());
    used.get(this.key).add(example.text);
    this.showTries();
    this.post(example.text, [], example.sample);
  }

  // --- messages -------------------------------------------------------------------------------------------

  add(m) {
    $(".empty", this.log)?.remove();
    const replaced = m.edits && this.items.get(m.edits);
    const item = this.item(m);
    this.items.set(m.serial, item);
    if (replaced) { replaced.replaceWith(item); this.items.set(m.edits, item); return; }
    if (m.from === "bot" && m.choices.length) for (const c of this.log.querySelectorAll(".choices")) c.classList.add("over");
    this.dayLine(m.at);
    this.log.append(item);
    const mark = $(".working", this.log);
    if (mark) this.log.append(mark);
  }

  dayLine(at) {
    const when = local(Date.parse(at));
    if (when.date === this.day) return;
    this.day = when.date;
    this.log.append(make("p", { className: "day", textContent: `${when.day}, ${when.date}` }));
  }

  item(m) {
    const mine = m.from === this.me;
    const item = make("article", { className: `item${mine ? " mine" : ""}${m.failed ? " failed" : ""}` });
    if (this.group && !mine) item.append(this.nameLine(m));
    const bubble = make("div", { className: "bubble" });
    for (const f of m.files) bubble.append(fileNode(f));
    for (const line of m.lines) bubble.append(lineNode(line));
    const when = local(Date.parse(m.at)).time;
    const words = m.failed ? "Chưa gửi được" : m.edits ? `đã cập nhật ${when}` : when;
    bubble.append(make("time", { className: "meta", textContent: words, dateTime: m.at }));
    item.append(bubble);
    if (m.choices.length && this.skin === TELEGRAM) item.append(this.choices(m));
    return item;
  }

  nameLine(m) {
    const name = make("span", { className: "name", textContent: m.from === "bot" ? "Tiến Độ" : m.name });
    name.style.setProperty("--hue", m.from === "bot" ? 209 : hue(m.from));
    return name;
  }

  choices(m) {
    const row = make("div", { className: "choices", role: "group" });
    row.setAttribute("aria-label", "Lựa chọn");
    for (const c of m.choices) {
      const b = make("button", { type: "button", textContent: c.label, className: m.taken === c.token ? "taken" : "" });
      b.onclick = () => this.tap(m, c, row, b);
      row.append(b);
    }
    if (m.taken) row.classList.add("over");
    return row;
  }

  tap(m, choice, row, button) {
    m.taken = choice.token;
    row.classList.add("over");
    for (const b of row.children) b.classList.toggle("taken", b === button);
    this.expect();
    post("/playground/tap", { channel: this.skin, chat: this.chat, sender: this.me, token: choice.token, serial: m.serial })
      .catch(() => { m.taken = null; row.classList.remove("over"); button.classList.remove("taken"); settle(this.key); });
  }

  // --- sending --------------------------------------------------------------------------------------------

  attach(files) {
    this.files.push(...files);
    const list = $(".attached", this.root);
    list.hidden = !this.files.length;
    list.replaceChildren(...this.files.map((f) => {
      const drop = make("button", { type: "button", textContent: "×", onclick: () => { this.files = this.files.filter((g) => g !== f); this.attach([]); } });
      drop.setAttribute("aria-label", `Bỏ tệp ${f.name}`);
      return make("li", {}, f.name, drop);
    }));
    if (files.length) this.input.focus();
  }

  send() {
    const text = this.input.value.trim(), files = this.files;
    if (!files.length && (!text || text === "@bot")) return;
    this.input.value = this.group ? "@bot " : "";
    this.files = [];
    this.attach([]);
    this.grow();
    this.post(text, files);
  }

  async post(text, files, sample) {
    const form = new FormData();
    for (const [k, v] of Object.entries({ channel: this.skin, chat: this.chat, sender: this.me, text })) form.append(k, v);
    for (const f of files) form.append("files", f, f.name);
    if (sample) form.append("sample", sample);
    this.atEnd = true;
    if (!this.group || text.includes("@")) this.expect();
    try {
      await post("/playground/say", form);
    } catch {
      settle(this.key);
      receive({ serial: -performance.now(), channel: this.skin, chat: this.chat, from: this.me, name: "", at: new Date(clockBase + performance.now() - clockAt).toISOString(), lines: text.split("\n").map((t) => [[t, false]]), choices: [], files: [], failed: true });
    }
  }

  expect() {
    const key = this.key;
    settle(key);
    const show = setTimeout(() => {
      waiting.set(key, setTimeout(() => settle(key), WORKING_FOR));
      marks();
    }, WORKING_AFTER);
    waiting.set(key, show);
    waiting.set(`${key} shown`, false);
  }

  markWorking() {
    $(".working", this.log)?.remove();
    if (!busy.has(this.key)) return;
    const dots = make("span", { className: "dots" }, make("i"), make("i"), make("i"));
    this.log.append(make("p", { className: "working" }, dots, "đang xử lý…"));
    if (this.atEnd) this.toEnd();
  }

  grow() {
    this.input.style.height = "auto";
    this.input.style.height = `${this.input.scrollHeight}px`;
  }

  scrolled() {
    this.atEnd = this.log.scrollHeight - this.log.scrollTop - this.log.clientHeight < 60;
    const down = $(".down", this.root);
    down.hidden = this.atEnd;
    down.style.setProperty("--down", `${this.root.clientHeight - this.log.offsetTop - this.log.clientHeight + 12}px`);
  }

  toEnd() { this.log.scrollTop = this.log.scrollHeight; this.atEnd = true; }
}

// --- nodes -------------------------------------------------------------------------------------------------

function lineNode(spans) {
  const line = make("div", { className: "line" });
  for (const [text, bold] of spans) line.append(bold ? make("b", { textContent: text }) : text);
  return line;
}

function fileNode(f) {
  if (f.photo) return make("a", { href: f.url, target: "_blank" }, make("img", { className: "photo", src: f.url, alt: f.name, loading: "lazy" }));
  const size = f.size > 1048576 ? `${(f.size / 1048576).toFixed(1).replace(".", ",")} MB` : `${Math.max(1, Math.round(f.size / 1024))} KB`;
  return make("a", { className: "file", href: f.url, download: f.name }, icon(FILE_ICON), make("span", {}, f.name, make("small", { textContent: `${size} · tải về` })));
}

// --- what comes from the server ----------------------------------------------------------------------------

const busy = new Set();
const narrow = matchMedia("(max-width: 899px)");
const shownPhones = () => Object.values(phones);
const marks = () => { for (const p of shownPhones()) p.markWorking(); };

function settle(key) {
  clearTimeout(waiting.get(key));
  waiting.delete(key);
  if (busy.delete(key)) marks();
}

function receive(m) {
  if (m.serial > 0 && m.serial <= last) return;
  if (m.serial > 0) last = m.serial;
  messages.push(m);
  const key = `${m.channel} ${m.chat}`;
  if (m.from === "bot") settle(key);
  let wasSeen = false;
  for (const p of shownPhones().filter((one) => one.key === key)) {
    const follow = p.atEnd || m.from === p.me;
    p.add(m);
    if (follow) p.toEnd();
    wasSeen ||= p.seen;
  }
  if (m.from === "bot" && !wasSeen) { unread.set(key, (unread.get(key) ?? 0) + 1); showNews(); }
}

function seen(key) { if (unread.delete(key)) showNews(); }

function showNews() {
  const shown = new Set(shownPhones().map((p) => p.key));
  const away = [...unread].filter(([key]) => !shown.has(key));
  const pills = away.map(([key, n]) => {
    const [channel, chat] = key.split(" ");
    const name = person(chat)?.name ?? chat;
    return make("button", { type: "button", textContent: n > 1 ? `${name} (${n})` : name, title: `Mở máy của ${name}`, onclick: () => openChat(channel, chat) });
  });
  $("#news").replaceChildren(...(pills.length ? [make("span", { textContent: "Tin mới tới máy của:" }), ...pills] : []));
  for (const p of shownPhones()) {
    const n = unread.get(p.key), tab = $(`#tab-${p.id}`);
    $("i", tab)?.remove();
    if (n) tab.append(make("i", { textContent: n }));
  }
}

function openChat(channel, chat) {
  const phone = person(chat)?.role === "leader" ? phones.b : phones.a;
  if (phone.skin !== channel) { phone.chat = chat; phone.setSkin(channel); } else phone.show(chat);
  if (narrow.matches) choose(phone.id);
}

async function post(url, body) {
  const json = !(body instanceof FormData);
  const answer = await fetch(url, { method: "POST", body: json ? JSON.stringify(body) : body, headers: json ? { "Content-Type": "application/json" } : {} });
  if (!answer.ok) throw new Error(String(answer.status));
  return answer.json();
}

function listen() {
  const stream = new EventSource(`/playground/events?after=${last}`);
  stream.addEventListener("message", (e) => receive(JSON.parse(e.data)));
  stream.addEventListener("clock", (e) => setClock(JSON.parse(e.data).now));
  stream.addEventListener("working", (e) => { const d = JSON.parse(e.data); busy.add(`${d.channel} ${d.chat}`); marks(); });
  stream.addEventListener("people", (e) => { people = JSON.parse(e.data); relist(); });
  stream.onerror = () => { if (stream.readyState === EventSource.CLOSED) setTimeout(listen, 1500); };
}

function relist() {
  for (const p of shownPhones()) {
    options($(".person", p.root), p.chat);
    options($(".speaker select", p.root), p.group ? p.me || people[0].key : people[0].key);
    p.refresh();
  }
}

// --- the bar and the tabs ----------------------------------------------------------------------------------

async function move(to) {
  const buttons = document.querySelectorAll(".moves .move");
  document.body.classList.add("running");
  buttons.forEach((b) => { b.disabled = true; });
  openMoves(false);
  try { setClock((await post("/playground/clock", { to })).now); } finally {
    document.body.classList.remove("running");
    buttons.forEach((b) => { b.disabled = false; });
  }
}

function openMoves(open) {
  $("#moves").classList.toggle("open", open);
  $("#moves-toggle").setAttribute("aria-expanded", String(open));
}

function choose(id) {
  active = id;
  for (const p of shownPhones()) {
    const on = p.id === id, tab = $(`#tab-${p.id}`);
    p.root.classList.toggle("shown", on);
    tab.setAttribute("aria-selected", String(on));
    tab.tabIndex = on ? 0 : -1;
    if (on) { p.toEnd(); p.scrolled(); if (p.seen) seen(p.key); }
  }
}

function wire() {
  for (const b of document.querySelectorAll("[data-to]")) b.onclick = () => move(b.dataset.to);
  $("#moves-toggle").onclick = () => openMoves(!$("#moves").classList.contains("open"));
  document.addEventListener("keydown", (e) => { if (e.key === "Escape") openMoves(false); });
  document.addEventListener("click", (e) => { if (!e.target.closest(".clock")) openMoves(false); });
  document.addEventListener("visibilitychange", () => { for (const p of shownPhones()) if (p.seen) seen(p.key); });
  const ids = ["a", "b", "g"];
  for (const id of ids) $(`#tab-${id}`).onclick = () => choose(id);
  $(".tabs").addEventListener("keydown", (e) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[e.key];
    if (!step) return;
    choose(ids[(ids.indexOf(active) + step + 3) % 3]);
    $(`#tab-${active}`).focus();
  });
  setInterval(showClock, 1000);
}

async function begin() {
  const state = await (await fetch("/playground/state")).json();
  ({ people, groups, examples } = state);
  $("#agency").textContent = state.agency;
  setClock(state.now);
  for (const m of state.messages) { messages.push(m); last = Math.max(last, m.serial); }
  for (const [id, label] of [["a", "Chuyên viên"], ["b", "Lãnh đạo"], ["g", "Nhóm"]]) phones[id] = new Phone(id, label, id === "g");
  for (const p of shownPhones()) {
    options($(".person", p.root), state.phones.a);
    options($(".speaker select", p.root), state.phones.speaker);
    p.show(state.phones[p.id]);
  }
  wire();
  choose("a");
  listen();
  document.body.dataset.ready = "yes";
}

begin();
