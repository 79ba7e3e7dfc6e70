// The playground's page: three chats beside each other, fed by one stream of events. State lives on the
// server; this page only remembers what is read and which phone is whose.

import { $, local, make } from "./nodes.js";
import { narrow, Phone } from "./phone.js";

const WORKING_AFTER = 120, WORKING_FOR = 30000;
const phones = {};
const unread = new Map();       // "channel chat" -> how many came unseen
const waiting = new Map();      // "channel chat" -> the timer of its mark "đang xử lý…"
let last = 0, clockBase = 0, clockAt = 0;

const all = () => Object.values(phones);
const marks = () => { for (const p of all()) p.markWorking(); };

// What the phones share and call.
const house = {
  people: [], groups: [], examples: {}, messages: [], used: new Map(), busy: new Set(), active: "a",
  person: (key) => house.people.find((p) => p.key === key),
  now: () => clockBase + performance.now() - clockAt,

  expect(key) {
    house.settle(key);
    waiting.set(key, setTimeout(() => house.working(key), WORKING_AFTER));
  },

  working(key) {
    house.busy.add(key);
    waiting.set(key, setTimeout(() => house.settle(key), WORKING_FOR));
    marks();
  },

  settle(key) {
    clearTimeout(waiting.get(key));
    waiting.delete(key);
    if (house.busy.delete(key)) marks();
  },

  seen(key) { if (unread.delete(key)) showNews(); },

  receive(m) {
    if (m.serial > 0 && m.serial <= last) return;
    if (m.serial > 0) last = m.serial;
    house.messages.push(m);
    const key = `${m.channel} ${m.chat}`;
    if (m.from === "bot") house.settle(key);
    let wasSeen = false;
    for (const p of all().filter((one) => one.key === key)) {
      const follow = p.atEnd || m.from === p.me;
      p.add(m);
      if (follow) p.follow();
      wasSeen ||= p.seen;
    }
    if (m.from === "bot" && house.person(m.chat)?.bound === false) renewPeople();
    if (m.from !== "bot" || wasSeen) return;
    unread.set(key, (unread.get(key) ?? 0) + 1);
    showNews();
  },

  async post(url, body) {
    const json = !(body instanceof FormData);
    const headers = json ? { "Content-Type": "application/json" } : {};
    const answer = await fetch(url, { method: "POST", body: json ? JSON.stringify(body) : body, headers });
    if (!answer.ok) throw new Error(String(answer.status));
    return answer.json();
  },
};

// --- the clock -------------------------------------------------------------------------------------------

function setClock(iso) {
  clockBase = Date.parse(iso);
  clockAt = performance.now();
  showClock();
}

function showClock() {
  const now = local(house.now());
  const [, short, year] = now.date.match(/^(.*)(\/\d+)$/);
  const long = (words) => make("span", { className: "long", textContent: words });
  $("#day").replaceChildren(long(`${now.day}, `), short, long(year));
  $("#time").textContent = now.time;
}

async function move(to) {
  const buttons = document.querySelectorAll(".moves .move");
  document.body.classList.add("running");
  buttons.forEach((b) => { b.disabled = true; });
  openMoves(false);
  try {
    setClock((await house.post("/playground/clock", { to })).now);
  } finally {
    document.body.classList.remove("running");
    buttons.forEach((b) => { b.disabled = false; });
  }
}

function openMoves(open) {
  $("#moves").classList.toggle("open", open);
  $("#moves-toggle").setAttribute("aria-expanded", String(open));
}

// --- what came unseen --------------------------------------------------------------------------------------

function showNews() {
  const shown = new Set(all().map((p) => p.key));
  const pills = [...unread].filter(([key]) => !shown.has(key)).map(([key, n]) => pill(key, n));
  $("#news").replaceChildren(...(pills.length ? [make("span", { textContent: "Tin mới tới máy của:" }), ...pills] : []));
  for (const p of all()) {
    const n = unread.get(p.key), tab = $(`#tab-${p.id}`);
    $("i", tab)?.remove();
    if (n) tab.append(make("i", { textContent: n }));
  }
}

function pill(key, n) {
  const [channel, chat] = key.split(" ");
  const name = house.person(chat)?.name ?? chat;
  const words = n > 1 ? `${name} (${n})` : name;
  return make("button", { type: "button", textContent: words, title: `Mở máy của ${name}`, onclick: () => openChat(channel, chat) });
}

function openChat(channel, chat) {
  const phone = house.person(chat)?.role === "leader" ? phones.b : phones.a;
  phone.hold(chat, channel);
  if (narrow.matches) choose(phone.id);
}

// Somebody unbound was answered: perhaps the account is bound now.
async function renewPeople() {
  const state = await (await fetch("/playground/state")).json();
  house.people = state.people;
  for (const p of all()) p.relist();
}

// --- tabs of the narrow page -------------------------------------------------------------------------------

function choose(id) {
  house.active = id;
  for (const p of all()) {
    const on = p.id === id, tab = $(`#tab-${p.id}`);
    p.root.classList.toggle("shown", on);
    tab.setAttribute("aria-selected", String(on));
    tab.tabIndex = on ? 0 : -1;
    if (!on) continue;
    p.grow();
    p.toEnd();
    p.scrolled();
    if (p.seen) house.seen(p.key);
  }
}

function wireTabs() {
  const ids = Object.keys(phones);
  for (const id of ids) $(`#tab-${id}`).onclick = () => choose(id);
  $(".tabs").addEventListener("keydown", (e) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[e.key];
    if (!step) return;
    choose(ids[(ids.indexOf(house.active) + step + ids.length) % ids.length]);
    $(`#tab-${house.active}`).focus();
  });
}

function wire() {
  for (const b of document.querySelectorAll("[data-to]")) b.onclick = () => move(b.dataset.to);
  $("#moves-toggle").onclick = () => openMoves(!$("#moves").classList.contains("open"));
  document.addEventListener("keydown", (e) => { if (e.key === "Escape") openMoves(false); });
  document.addEventListener("click", (e) => { if (!e.target.closest(".clock")) openMoves(false); });
  document.addEventListener("visibilitychange", () => { for (const p of all()) if (p.seen) house.seen(p.key); });
  wireTabs();
  setInterval(showClock, 1000);
}

// --- the stream --------------------------------------------------------------------------------------------

function listen() {
  const stream = new EventSource(`/playground/events?after=${last}`);
  stream.addEventListener("message", (e) => house.receive(JSON.parse(e.data)));
  stream.addEventListener("clock", (e) => setClock(JSON.parse(e.data).now));
  stream.addEventListener("working", (e) => { const d = JSON.parse(e.data); house.working(`${d.channel} ${d.chat}`); });
  stream.onerror = () => { if (stream.readyState === EventSource.CLOSED) setTimeout(listen, 1500); };
}

// What the page begins with, once the department has been loaded.
async function loaded() {
  for (;;) {
    const answer = await fetch("/playground/state");
    if (answer.ok) return answer.json();
    await new Promise((go) => setTimeout(go, 150));
  }
}

async function begin() {
  const state = await loaded();
  $("#loading").remove();
  Object.assign(house, { people: state.people, groups: state.groups, examples: state.examples, messages: state.messages });
  last = state.messages.at(-1)?.serial ?? 0;
  $("#agency").textContent = state.agency;
  setClock(state.now);
  for (const [id, label] of [["a", "Chuyên viên"], ["b", "Lãnh đạo"], ["g", "Nhóm"]]) {
    phones[id] = new Phone(house, id, label, id === "g");
    phones[id].relist(state.phones[id], state.phones.speaker);
    phones[id].show(state.phones[id]);
  }
  wire();
  choose("a");
  listen();
  document.body.dataset.ready = "yes";
}

begin();
