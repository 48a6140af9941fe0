import { randomId, text } from './texts.js';

const FINAL = new Set([1008, 4003, 4004, 4009]);
const LONGEST_WAIT = 5;
const PATIENCE = 10_000;

/**
 * The room socket. Says wait in an outbox until the portal acknowledges them and go out again, with the same id,
 * after a reconnect; the portal then stores them once. Events: `state`, `frame`.
 */
export class Connection extends EventTarget {
  #address; #socket = null; #attempt = 0; #timer = 0; #hope = 0; #last = 0; #welcomed = false; #ended = false;
  #outbox = new Map(); #requests = new Map(); #seen = new Set(); #password = null;

  constructor(address) {
    super();
    this.#address = address;
    addEventListener('online', () => this.#hurry());
    addEventListener('offline', () => this.#socket?.close());
    document.addEventListener('visibilitychange', () => document.hidden || this.#hurry());
    setInterval(() => this.#suspectSilence(), 2000);
  }

  get ready() { return this.#welcomed; }

  open(password = this.#password) {
    clearTimeout(this.#timer);
    this.#password = password;
    this.#ended = false;
    this.#welcomed = false;
    this.#tell({ name: 'connecting', again: this.#attempt > 0 });
    const socket = this.#socket = new WebSocket(this.#address);
    socket.onopen = () => {
      const hello = { type: 'hello', gathered: true };
      if (this.#last) hello.after = this.#last;
      if (password) hello.password = password;
      socket.send(JSON.stringify(hello));
    };
    socket.onmessage = event => socket === this.#socket && this.#receive(JSON.parse(event.data));
    socket.onclose = event => socket === this.#socket && this.#closed(event);
    clearTimeout(this.#hope);
    this.#hope = setTimeout(() => socket === this.#socket && !this.#welcomed && this.#drop(), PATIENCE);
  }

  send(frame) {
    if (!this.#welcomed || this.#socket.readyState !== WebSocket.OPEN) return false;
    this.#socket.send(JSON.stringify(frame));
    return true;
  }

  /** Sends now or as soon as the room is reached again; answers the id. */
  say(words, to = null, replyTo = 0, image = null) {
    const id = randomId();
    const frame = to ? { type: 'whisper', id, to, text: words } : { type: 'say', id, text: words, ...(replyTo ? { replyTo } : {}), ...(image ? { image } : {}) };
    this.#outbox.set(id, { frame, sent: Date.now() });
    this.send(frame);
    return id;
  }

  /** Sends what is answered by its id: resolves with the answer, rejects with the refusal. */
  request(frame) {
    const id = randomId();
    return new Promise((resolve, reject) => {
      this.#requests.set(id, { resolve, reject });
      if (!this.send({ ...frame, id })) { this.#requests.delete(id); reject(new Error(text('disconnected'))); }
      else setTimeout(() => this.#requests.delete(id) && reject(new Error(text('error.unavailable'))), PATIENCE);
    });
  }

  #answered(frame) {
    const waiting = this.#requests.get(frame.id);
    if (!waiting) return false;
    this.#requests.delete(frame.id);
    if (frame.type === 'error') waiting.reject(new Error(frame.message)); else waiting.resolve(frame);
    return true;
  }

  /** The network is another one: what was open is of no use any more. */
  reroute() {
    if (this.#welcomed && this.#socket) { this.#drop(); this.#hurry(); }
  }

  leave() {
    this.send({ type: 'leave' });
    this.#ended = true;
    this.#socket?.close(1000);
  }

  #receive(frame) {
    if (frame.id && this.#answered(frame)) return;
    switch (frame.type) {
      case 'welcome': return this.#welcome(frame);
      case 'said': if (!this.#isNew(frame)) return; break;
      case 'ack': this.#outbox.delete(frame.id); break;
      case 'whispered': if (this.#outbox.has(frame.id)) this.#outbox.delete(frame.id); break;
      case 'error': if ((frame.code === 'too-fast' || frame.code === 'unavailable') && this.#outbox.has(frame.id)) return this.#later(frame);
        if (frame.id) this.#outbox.delete(frame.id);
    }
    this.#deliver(frame);
  }

  #welcome(frame) {
    this.#welcomed = true;
    this.#attempt = 0;
    // a room kept in memory only starts counting anew when its server does
    if (frame.last < this.#last) this.#last = 0;
    const missed = frame.history?.filter(said => this.#isNew(said)) ?? [];
    this.#last = Math.max(this.#last, frame.last ?? 0);
    this.#deliver({ ...frame, history: missed });
    this.#tell({ name: 'connected' });
    for (const waiting of this.#outbox.values()) this.#again(waiting);
  }

  #isNew(said) {
    const key = `${said.from}|${said.id}|${said.at}`;
    if (said.seq <= this.#last || this.#seen.has(key)) return false;
    this.#last = said.seq;
    this.#seen.add(key);
    return true;
  }

  #later(frame) {
    const wait = (frame.retryAfter ?? 2) * 1000;
    const waiting = this.#outbox.get(frame.id);
    waiting.sent = Date.now() + wait;
    setTimeout(() => this.#outbox.has(frame.id) && this.#again(waiting), wait + Math.random() * 500);
  }

  #again(waiting) {
    waiting.sent = Date.now();
    this.send(waiting.frame);
  }

  // a link can die without a word; a say nobody answers is how one notices
  #suspectSilence() {
    const now = Date.now();
    if (this.#welcomed && [...this.#outbox.values()].some(waiting => now - waiting.sent > PATIENCE)) this.#drop();
  }

  #drop() {
    const socket = this.#socket;
    this.#socket = null;
    socket.close();
    this.#closed({ code: 1006 });
  }

  #closed({ code, reason }) {
    clearTimeout(this.#hope);
    this.#welcomed = false;
    if (this.#ended) return;
    if (FINAL.has(code)) return this.#tell({ name: 'ended', code, reason });
    const most = Math.min(LONGEST_WAIT, 0.5 * 2 ** this.#attempt++);
    const wait = most * (0.6 + 0.4 * Math.random());
    this.#tell({ name: 'waiting', seconds: Math.ceil(wait), until: Date.now() + wait * 1000 });
    this.#timer = setTimeout(() => this.open(), wait * 1000);
    this.#waiting = true;
  }

  #waiting = false;

  #hurry() {
    if (!this.#waiting || this.#ended || this.#welcomed || this.#socket?.readyState < WebSocket.CLOSING) return;
    this.#waiting = false;
    this.open();
  }

  #tell(state) {
    if (state.name !== 'waiting') this.#waiting = false;
    this.dispatchEvent(new CustomEvent('state', { detail: state }));
  }

  #deliver(frame) {
    this.dispatchEvent(new CustomEvent('frame', { detail: frame }));
  }
}
