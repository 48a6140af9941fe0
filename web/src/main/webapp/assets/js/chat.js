import { element, has, text } from './texts.js';

const LINK = /https?:\/\/[^\s<>"']+/gi;
const MOST_LINES = 1000;
const { lang, dataset: { zone: timeZone } } = document.documentElement; // no zone: the browser's
const time = new Intl.DateTimeFormat(lang, { timeZone, hour: '2-digit', minute: '2-digit' });
const day = new Intl.DateTimeFormat(lang, { timeZone, weekday: 'long', day: 'numeric', month: 'long' });

/** The conversation: one line per text, own ones shown at once and confirmed by the portal. */
export class Chat {
  #connection; #me; #pending = new Map(); #whispers = new Set(); #day = ''; #to = null; #unread = 0; #draftKey;
  #log = document.getElementById('log');
  #box = document.getElementById('message');
  #newer = document.getElementById('newer');
  #room = document.getElementById('room');

  constructor(connection, me, name) {
    this.#connection = connection;
    this.#me = me;
    this.#draftKey = `parley.draft.${name}`;
    this.#box.value = sessionStorage.getItem(this.#draftKey) ?? '';
    this.#grow();
    this.#box.addEventListener('input', () => this.#keepDraft());
    this.#box.addEventListener('keydown', event => {
      if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) { event.preventDefault(); this.#send(); }
      if (event.key === 'Escape' && this.#to) this.whisperTo(null);
    });
    document.getElementById('say').addEventListener('submit', event => { event.preventDefault(); this.#send(); });
    document.getElementById('whisper-end').addEventListener('click', () => this.whisperTo(null));
    this.#newer.addEventListener('click', () => this.#toEnd());
    this.#log.addEventListener('scroll', () => this.#atEnd() && (this.#newer.hidden = true), { passive: true });
  }

  whisperTo(name) {
    this.#to = name === this.#me ? null : name;
    document.getElementById('whisper-to').hidden = !this.#to;
    document.getElementById('whisper-name').textContent = this.#to ? text('whisper-to', { name: this.#to }) : '';
    this.shown();
    this.#box.focus();
  }

  history(messages, complete) {
    if (!complete && messages.length) this.#note(text('gap'));
    for (const said of messages) this.#show(said, false);
    this.#toEnd();
  }

  said(frame) { this.#show(frame, true); }

  whispered(frame) {
    const key = `${frame.from}|${frame.id}`;
    if (this.#whispers.has(key)) return;
    this.#whispers.add(key);
    this.#show(frame, true);
  }

  acknowledged({ id }) { this.#pending.get(id)?.classList.remove('pending'); }

  refused({ id, code, message }) {
    const line = this.#pending.get(id);
    if (!line) return;
    this.#pending.delete(id);
    line.classList.replace('pending', 'refused');
    line.append(element('p', { class: 'problem' }, has(`error.${code}`) ? text(`error.${code}`) : message));
    if (!this.#box.value) { this.#box.value = line.dataset.text; this.#keepDraft(); }
  }

  shown() {
    this.#unread = 0;
    document.getElementById('unread').hidden = true;
  }

  #send() {
    let words = this.#box.value.trim();
    if (!words) return;
    let to = this.#to;
    const command = /^\/w\s+(\S+)\s+([\s\S]+)$/.exec(words);
    if (command) [, to, words] = command;
    const id = this.#connection.say(words, to);
    const line = this.#line({ from: this.#me, to, text: words, at: new Date().toISOString() });
    line.classList.add('pending');
    line.dataset.text = words;
    this.#pending.set(id, line);
    this.#log.append(line);
    this.#toEnd();
    this.#box.value = '';
    this.#keepDraft();
    this.#box.focus();
  }

  #show(said, live) {
    const mine = said.from === this.#me && this.#pending.get(said.id);
    if (mine) {
      this.#pending.delete(said.id);
      mine.remove();
    }
    const follow = this.#atEnd() || mine;
    this.#newDay(said.at);
    this.#log.append(this.#line(said));
    for (const line of this.#pending.values()) this.#log.append(line);
    while (this.#log.childElementCount > MOST_LINES) this.#log.firstElementChild.remove();
    if (!live) return;
    if (follow) this.#toEnd(); else this.#newer.hidden = false;
    if (said.from !== this.#me && (this.#room.dataset.tab !== 'chat' || document.hidden)) this.#count();
  }

  #count() {
    const unread = document.getElementById('unread');
    unread.textContent = ++this.#unread;
    unread.hidden = false;
  }

  #line({ from, to, text: words, at, author }) {
    const when = new Date(at);
    if (author) return element('div', { class: 'line gone' }, element('p', { class: 'head' }, text(`author.name.${author}`), ' ', isNaN(when) ? '' : element('time', { datetime: at }, time.format(when))),
      element('p', { class: 'words' }, text(`author.${author}`)));
    const name = element('button', { type: 'button', class: 'from', title: text('whisper-hint', { name: from }) }, from);
    name.addEventListener('click', () => this.whisperTo(from));
    const head = element('p', { class: 'head' }, name, ' ');
    if (to) head.append(element('span', { class: 'badge' }, text('whispered', { to })), ' ');
    if (!isNaN(when)) head.append(element('time', { datetime: at }, time.format(when)));
    return element('div', { class: from === this.#me ? 'line mine' : to ? 'line private' : 'line' },
      head, element('p', { class: 'words' }, ...linked(words)));
  }

  #newDay(at) {
    const when = new Date(at);
    if (isNaN(when) || day.format(when) === this.#day) return;
    this.#day = day.format(when);
    this.#note(day.format(when));
  }

  #note(words) { this.#log.append(element('p', { class: 'day' }, words)); }

  #atEnd() { return this.#log.scrollHeight - this.#log.scrollTop - this.#log.clientHeight < 60; }

  #toEnd() {
    this.#log.scrollTop = this.#log.scrollHeight;
    this.#newer.hidden = true;
  }

  #keepDraft() {
    sessionStorage.setItem(this.#draftKey, this.#box.value);
    this.#grow();
  }

  #grow() {
    this.#box.style.height = 'auto';
    this.#box.style.height = `${Math.min(this.#box.scrollHeight + 2, 140)}px`;
  }
}

function linked(words) {
  const parts = [];
  let from = 0;
  for (const match of words.matchAll(LINK)) {
    const address = match[0].replace(/[.,;:!?)\]}]+$/, '');
    if (!URL.canParse(address)) continue;
    parts.push(words.slice(from, match.index), element('a', {
      href: address, target: '_blank', rel: 'noopener noreferrer nofollow ugc' }, address));
    from = match.index + address.length;
  }
  parts.push(words.slice(from));
  return parts;
}
