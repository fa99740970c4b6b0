"use strict";

// Shows what the server says the room sees, and counts on by itself between two messages: also
// while there is no server. It stores nothing, sends nothing, and asks only its own server.

const STALE = 12000; // milliseconds without a word, after which the page says so
const AGAIN = 5000; // milliseconds until a page whose stream was refused tries once more
const JUMP = 1; // seconds by which the two clocks may drift before the newer word counts

const root = document.documentElement;
const said = document.body.dataset;
const at = (id) => document.getElementById(id);

let state = null;
let ahead = null; // seconds by which the server's clock is ahead of this page's
let heard = performance.now();
let spoken = {};
let source = null;
let isOver = false;
let size = 100; // hundredths of the largest letters

function put(id, text) {
  const element = at(id);
  if (element.textContent !== text) {
    element.textContent = text;
  }
}

function mark(name, is) {
  root.toggleAttribute("data-" + name, Boolean(is));
}

// The two clocks are only compared, never trusted to agree. A message is never early, so that the
// one that was quickest is the most right; a page that slept starts anew.
function compare(server) {
  const now = server - performance.now() / 1000;
  heard = performance.now();
  ahead = ahead === null || Math.abs(now - ahead) > JUMP ? now : Math.max(now, ahead);
}

function sessionTime() {
  const time = state.time;
  return time.session + (performance.now() / 1000 + ahead - time.server) * time.speed;
}

function reached(list, now) {
  return list.filter((each) => each[0] <= now + 0.001).pop();
}

function minutes(seconds) {
  return Math.floor(seconds / 60) + ":" + String(seconds % 60).padStart(2, "0");
}

function figures(clock, elapsed) {
  if (!clock.seconds) {
    return clock.numerals;
  }
  if (clock.counts_up) {
    return minutes(Math.floor(elapsed));
  }
  const left = clock.allotted - elapsed;
  if (left > 0 || !clock.overtime) {
    return minutes(Math.ceil(Math.max(0, left)));
  }
  const over = Math.floor(-left);
  return over ? "+" + minutes(over) : "0:00";
}

function tick() {
  const isStale = !isOver && performance.now() - heard > STALE;
  put("mark", isStale ? said.lost : state ? state.away : "");
  if (!state || isOver) {
    return;
  }
  const now = sessionTime();
  const clock = state.clock;
  const elapsed = clock.elapsed + (clock.runs ? now - state.time.session : 0);
  const left = clock.allotted - elapsed;
  const entry = reached(state.words, now);
  const isOverrun = clock.seconds ? clock.overtime && left <= -60 : Boolean(entry && entry[2]);
  const words = [entry ? entry[1] : "", state.marks].filter(Boolean);
  put("words", words.join(" · "));
  put("figures", figures(clock, elapsed));
  const share = clock.allotted ? Math.min(1, Math.max(0, left / clock.allotted)) : 0;
  mark("bar", clock.bar);
  mark("dim", isOverrun || state.state === "paused");
  mark("runs", clock.runs && !isOverrun);
  at("left").style.transform = "scaleX(" + (clock.bar ? (isOverrun ? 1 : share) : 0) + ")";
  const cue = reached(state.spoken, now);
  if (cue && spoken.cue !== cue[0]) {
    spoken.cue = cue[0];
    put("spoken", cue[1]);
  }
}

function showParts(parts) {
  const list = at("parts");
  list.hidden = !parts.length;
  const made = parts.map(([name, how]) => {
    const item = document.createElement("li");
    item.textContent = name;
    item.className = how;
    if (how === "now") {
      item.setAttribute("aria-current", "step");
    }
    return item;
  });
  list.replaceChildren(...made);
  const now = parts.findIndex((each) => each[1] === "now");
  const place = said.place.replace("{number}", now + 1).replace("{count}", parts.length);
  put("place", now < 0 ? "" : parts[now][0] + " · " + place);
}

function showLines(lines) {
  const made = lines.map((line) => {
    const paragraph = document.createElement("p");
    paragraph.textContent = line;
    return paragraph;
  });
  at("lines").replaceChildren(...made);
}

// What has changed is said once: all of it for another part, a new prompt alone for a prompt.
function speak() {
  const head = [state.pausing || state.title, state.pausing ? "" : state.who]
    .filter(Boolean)
    .join(". ");
  const lines = state.lines.join(" ");
  const news = [];
  if (head !== spoken.head) {
    news.push(head);
  }
  if (lines !== spoken.lines || head !== spoken.head) {
    news.push(lines);
  }
  if (news.length) {
    put("spoken", news.join(". "));
  }
  spoken.head = head;
  spoken.lines = lines;
}

function shrink() {
  const main = document.querySelector("main");
  for (; size > 40; size -= 4) {
    root.style.setProperty("--fit", size / 100);
    if (main.scrollHeight <= main.clientHeight && main.scrollWidth <= main.clientWidth) {
      return;
    }
  }
}

// The largest letters that fit. In a pause its words take the title's place, and as much of it.
function fit() {
  if (!state) {
    return;
  }
  const title = at("title");
  size = 100;
  title.style.minHeight = "";
  title.textContent = state.title;
  shrink();
  if (state.pausing) {
    title.style.minHeight = title.offsetHeight + "px";
    title.textContent = state.pausing;
    shrink();
  }
}

function show(next) {
  state = next;
  root.dataset.theme = state.theme;
  root.dataset.state = state.state;
  mark("captions", state.captions);
  put("who", state.who);
  put("written", state.written);
  showParts(state.parts);
  showLines(state.lines);
  tick();
  fit();
  speak();
}

function end(why) {
  isOver = true;
  source.close();
  if (why === "over" && state && state.state === "ended") {
    tick();
    return;
  }
  const card = { parts: [], pausing: "", who: "", written: "", state: "closed", away: "", marks: "" };
  put("words", "");
  put("figures", "");
  mark("bar", false);
  at("left").style.transform = "scaleX(0)";
  show({ ...state, ...card, title: said.closed, lines: [said.ask] });
}

function connect() {
  source = new EventSource(said.events);
  source.addEventListener("open", () => {
    ahead = null; // measure the server's clock afresh
  });
  source.addEventListener("time", (event) => {
    compare(Number(event.data));
  });
  source.addEventListener("state", (event) => {
    show(JSON.parse(event.data));
  });
  source.addEventListener("end", (event) => {
    end(event.data);
  });
  source.addEventListener("error", () => {
    if (source.readyState === EventSource.CLOSED && !isOver) {
      setTimeout(ask, AGAIN);
    }
  });
}

// A stream that was refused says no more than that: the page itself tells a link that was taken
// back from a server that is only away.
function ask() {
  fetch(location.pathname, { method: "HEAD", cache: "no-store" }).then(
    (answer) => (answer.status === 404 ? end("closed") : connect()),
    () => setTimeout(ask, AGAIN),
  );
}

async function stayAwake() {
  if (document.visibilityState === "visible" && "wakeLock" in navigator) {
    await navigator.wakeLock.request("screen").catch(() => null);
  }
}

connect();
stayAwake();
setInterval(tick, 250);
addEventListener("resize", fit);
document.addEventListener("visibilitychange", stayAwake);
