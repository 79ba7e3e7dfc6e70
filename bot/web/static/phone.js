// One phone of the playground: who holds it, what was said on it, what can be sent from it.

import { $, fileNode, hue, initials, lineNode, local, make } from "./nodes.js";

export const TELEGRAM = "playground";
export const narrow = matchMedia("(max-width: 899px)");
const postOf = (p) => (p.bound ? [p.position, p.unit].filter(Boolean).join(" · ") : "Tài khoản chưa liên kết");

export class Phone {
  constructor(house, id, label, group) {
    Object.assign(this, { house, id, group, skin: TELEGRAM, files: [], drafts: new Map(), atEnd: true });
    this.root = $("#phone").content.firstElementChild.cloneNode(true);
    this.root.id = `phone-${id}`;
    this.root.setAttribute("aria-label", label);
    this.log = $(".log", this.root);
    this.input = $("textarea", this.root);
    $("#phones").append(this.root);
    $(".person", this.root).setAttribute("aria-label", `Người dùng máy này (${label})`);
    this.listen();
    this.log.addEventListener("load", () => { if (this.atEnd) this.toEnd(); }, true);
    new ResizeObserver(() => { if (this.atEnd) this.toEnd(); }).observe(this.log);
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
  get seen() { return !document.hidden && (!narrow.matches || this.house.active === this.id); }

  show(chat) {
    if (this.chat) this.drafts.set(this.key, this.input.value);
    this.chat = chat;
    this.refresh();
    this.input.value = this.drafts.get(this.key) ?? (this.group ? "@bot " : "");
    this.grow();
  }

  setSkin(skin) { this.hold(this.chat, skin); }

  hold(chat, skin) {
    if (this.chat) this.drafts.set(this.key, this.input.value);
    Object.assign(this, { chat: null, skin });
    this.root.classList.toggle("zalo", skin !== TELEGRAM);
    for (const b of this.root.querySelectorAll(".skins button")) b.setAttribute("aria-pressed", b.dataset.skin === skin);
    this.show(chat);
  }

  // The people to choose from, once more when the roster or a binding changed.
  relist(chat = this.chat, speaker = this.me) {
    options(this.house.people, $(".person", this.root), chat);
    options(this.house.people, $(".speaker select", this.root), speaker);
    if (this.chat) this.refresh();
  }

  refresh() {
    this.header();
    this.log.classList.add("old");
    this.log.replaceChildren();
    this.day = "";
    this.items = new Map();
    const mine = this.house.messages.filter((m) => m.chat === this.chat && m.channel === this.skin);
    if (!mine.length) this.log.append(make("p", { className: "empty", textContent: this.emptyWords() }));
    for (const m of mine) this.add(m);
    this.showTries();
    this.markWorking();
    this.toEnd();
    if (this.seen) this.house.seen(this.key);
    requestAnimationFrame(() => this.log.classList.remove("old"));
  }

  emptyWords() {
    return this.house.person(this.chat)?.bound === false
      ? "Tài khoản này chưa được liên kết với ai. Bấm “Thử ngay” để gửi mã liên kết do Văn phòng cấp."
      : "Chưa có tin nhắn nào. Nhập lời thường hoặc bấm một câu ở mục “Thử ngay”.";
  }

  header() {
    const p = this.house.person(this.chat), avatar = $(".avatar", this.root);
    avatar.style.setProperty("--hue", hue(this.chat));
    if (this.group) {
      const g = this.house.groups.find((one) => one.key === this.chat);
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
    const all = this.house.examples[this.chat] ?? this.house.examples[this.house.person(this.chat)?.role] ?? [];
    const fresh = all.filter((t) => !this.house.used.get(this.key)?.has(t.text));
    const shown = (fresh.length ? fresh : all).slice(0, 3);
    $(".tries", this.root).hidden = !shown.length;
    $(".chips", this.root).replaceChildren(...shown.map((t) => this.chip(t)));
  }

  chip(example) {
    const words = example.label ?? example.text;
    return make("button", { type: "button", textContent: words, title: words, onclick: () => this.tryOut(example) });
  }

  tryOut(example) {
    if (!this.house.used.has(this.key)) this.house.used.set(this.key, new Set());
    this.house.used.get(this.key).add(example.text);
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
    this.atEnd = true;
    row.classList.add("over");
    for (const b of row.children) b.classList.toggle("taken", b === button);
    this.house.expect(this.key);
    this.house.post("/playground/tap", { channel: this.skin, chat: this.chat, sender: this.me, token: choice.token, serial: String(m.serial) })
      .catch(() => { m.taken = null; row.classList.remove("over"); button.classList.remove("taken"); this.house.settle(this.key); });
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
    if (!this.group || text.includes("@")) this.house.expect(this.key);
    try {
      await this.house.post("/playground/say", form);
    } catch {
      this.house.settle(this.key);
      this.house.receive({ serial: -performance.now(), channel: this.skin, chat: this.chat, from: this.me, name: "", at: new Date(this.house.now()).toISOString(), lines: text.split("\n").map((t) => [[t, false]]), choices: [], files: [], failed: true });
    }
  }

  markWorking() {
    $(".working", this.log)?.remove();
    if (!this.house.busy.has(this.key)) return;
    const dots = make("span", { className: "dots" }, make("i"), make("i"), make("i"));
    this.log.append(make("p", { className: "working" }, dots, "đang xử lý…"));
    if (this.atEnd) this.toEnd();
  }

  grow() {
    this.input.style.height = "auto";
    if (this.input.scrollHeight) this.input.style.height = `${this.input.scrollHeight}px`;
  }

  scrolled() {
    this.atEnd = this.log.scrollHeight - this.log.scrollTop - this.log.clientHeight < 60;
    const down = $(".down", this.root);
    down.hidden = this.atEnd;
    down.style.setProperty("--down", `${this.root.clientHeight - this.log.offsetTop - this.log.clientHeight + 12}px`);
  }

  // A message taller than the phone is shown from its beginning, any other at the end.
  follow() {
    const item = this.log.lastElementChild;
    if (item.offsetHeight < this.log.clientHeight - 24) { this.toEnd(); return; }
    this.log.scrollTop = item.offsetTop - this.log.offsetTop - 12;
    this.scrolled();
  }

  toEnd() { this.log.scrollTop = this.log.scrollHeight; this.atEnd = true; }
}

function options(people, select, chosen) {
  const units = new Map();
  for (const p of people) {
    if (!units.has(p.unit)) units.set(p.unit, make("optgroup", { label: p.unit }));
    units.get(p.unit).append(make("option", { value: p.key, textContent: p.name }));
  }
  select.replaceChildren(...units.values());
  if (people.some((p) => p.key === chosen)) select.value = chosen;
}
