import { element, has, icon, text } from './texts.js';

const LINK = /https?:\/\/[^\s<>"']+/gi;
const MOST_LINES = 1000, SEEN = 'parley.seen', ROOMS = 50;
const { lang, dataset: { zone: timeZone } } = document.documentElement; // no zone: the browser's
const time = new Intl.DateTimeFormat(lang, { timeZone, hour: '2-digit', minute: '2-digit' });
const day = new Intl.DateTimeFormat(lang, { timeZone, weekday: 'long', day: 'numeric', month: 'long' });

/** The conversation: one line per text, own ones shown at once and confirmed by the portal. */
export class Chat {
  #connection; #me; #verbs; #pending = new Map(); #lines = new Map(); #whispers = new Set(); #day = ''; #to = null; #reply = null; #editing = null; #unread = 0; #latest = 0; #draftKey; #seen; #entered = false; #divider = null;
  #log = document.getElementById('log');
  #box = document.getElementById('message');
  #newer = document.getElementById('newer');
  #room = document.getElementById('room');

  /** @param verbs people, hidden, menu, emoji: what the room knows and lends */
  constructor(connection, me, name, verbs) {
    this.#connection = connection;
    this.#me = me;
    this.#verbs = verbs;
    this.#draftKey = `parley.draft.${name}`;
    this.#seen = new Seen(name);
    this.#box.value = sessionStorage.getItem(this.#draftKey) ?? '';
    this.#grow();
    this.#box.addEventListener('input', () => this.#keepDraft());
    this.#box.addEventListener('keydown', event => {
      if (this.#completes(event)) return;
      if (event.key === 'ArrowUp' && !this.#box.value) { event.preventDefault(); this.#editLast(); }
      if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) { event.preventDefault(); this.#send(); }
      if (event.key === 'Escape') { this.whisperTo(null); this.#about(null); }
    });
    document.getElementById('say').addEventListener('submit', event => { event.preventDefault(); this.#send(); });
    document.getElementById('whisper-end').addEventListener('click', () => { this.whisperTo(null); this.#about(null); });
    document.getElementById('emoji').addEventListener('click', ({ currentTarget }) => verbs.emoji(currentTarget, emoji => this.#insert(emoji)));
    const attach = document.getElementById('attach'), file = document.getElementById('attach-file');
    attach.addEventListener('click', () => file.click());
    file.addEventListener('change', () => { if (file.files[0]) this.#picture(file.files[0]); file.value = ''; });
    this.#box.addEventListener('paste', event => {
      const picture = [...event.clipboardData?.files ?? []].find(each => each.type.startsWith('image/'));
      if (picture && !attach.hidden) { event.preventDefault(); this.#picture(picture); }
    });
    this.#newer.addEventListener('click', () => this.#toEnd());
    this.#log.addEventListener('scroll', () => { if (this.#atEnd()) { this.#newer.hidden = true; this.#read(); } }, { passive: true });
  }

  set me(name) { this.#me = name; }

  whisperTo(name) {
    this.#to = name === this.#me ? null : name;
    if (this.#to) this.#reply = this.#editing = null;
    document.getElementById('whisper-to').hidden = !this.#to;
    document.getElementById('whisper-name').textContent = this.#to ? text('whisper-to', { name: this.#to }) : '';
    this.shown();
    this.#box.focus();
  }

  history(messages, complete) {
    if (!complete && messages.length) this.#note(text('gap'));
    const fresh = this.#entered || !this.#seen.last ? [] : messages.filter(said => said.seq > this.#seen.last && said.from !== this.#me);
    this.#entered = true;
    for (const said of messages) {
      if (said === fresh[0]) this.#divide(text('new-since', { count: fresh.length }));
      this.#show(said, false);
    }
    this.#toEnd();
    if (fresh.length) this.#divider.scrollIntoView({ block: 'center' });
  }

  said(frame) { this.#show(frame, true); }

  /** Something happened to a message that is here already. */
  touched(said) {
    const line = this.#lines.get(said.seq);
    if (!line) return;
    const now = this.#line(said);
    line.replaceWith(now);
    this.#lines.set(said.seq, now);
  }

  reacted({ seq, emoji, count, person, on }) {
    const line = this.#lines.get(seq);
    if (!line) return;
    const all = line.said.reactions = (line.said.reactions ?? []).filter(each => each.emoji !== emoji || count > 0);
    let one = all.find(each => each.emoji === emoji);
    if (!one && count > 0) all.push(one = { emoji, mine: false });
    if (one) Object.assign(one, { count }, person === this.#me ? { mine: on } : {});
    line.querySelector('.reactions')?.remove();
    if (all.length) line.append(this.#reactions(line.said));
  }

  /** Hides what somebody said, or shows it again. */
  hide(name, on) {
    for (const line of this.#log.querySelectorAll('.line')) if (line.said?.from === name) line.hidden = on;
  }

  mention(name) { this.#insert(`@${name} `); }

  reply(said) { this.whisperTo(null); this.#about({ reply: said }); }

  edit(said) {
    this.whisperTo(null);
    this.#about({ edit: said });
    this.#box.value = said.text;
    this.#grow();
  }

  when(at, withDay = false) {
    const when = new Date(at);
    return withDay || day.format(when) !== day.format(new Date()) ? `${day.format(when)} ${time.format(when)}` : time.format(when);
  }

  jump({ seq }) {
    const line = this.#lines.get(seq);
    if (!line) return false;
    line.scrollIntoView({ block: 'center' });
    line.classList.add('found');
    setTimeout(() => line.classList.remove('found'), 3000);
    return true;
  }

  note(words) {
    const follow = this.#atEnd();
    this.#note(words);
    if (follow) this.#toEnd();
  }

  #about(what) {
    this.#reply = what?.reply ?? null;
    this.#editing = what?.edit ?? null;
    const banner = document.getElementById('whisper-to');
    if (!what && !this.#to) { banner.hidden = true; return; }
    if (!what) return;
    banner.hidden = false;
    document.getElementById('whisper-name').textContent = this.#reply ? text('replying', { name: this.#reply.from, text: this.#reply.text.slice(0, 80) }) : text('editing');
    this.#box.focus();
  }

  #editLast() {
    const mine = [...this.#lines.values()].filter(line => line.said.from === this.#me && !line.said.author).pop();
    if (mine) this.edit(mine.said);
  }

  #insert(words) {
    const { selectionStart: from, selectionEnd: to, value } = this.#box;
    this.#box.value = value.slice(0, from) + words + value.slice(to);
    this.#box.selectionStart = this.#box.selectionEnd = from + words.length;
    this.#keepDraft();
    this.#box.focus();
  }

  // people whose names begin like what follows the last @
  #complete() {
    const before = this.#box.value.slice(0, this.#box.selectionStart);
    const begun = /(?:^|\s)@([^\s@]*)$/.exec(before)?.[1];
    const names = begun === undefined ? [] : this.#verbs.people().filter(name => name !== this.#me && name.toLowerCase().startsWith(begun.toLowerCase())).slice(0, 6);
    const list = document.getElementById('mentions');
    list.replaceChildren(...names.map((name, i) => {
      const option = element('li', { role: 'option', id: `mention-${i}`, 'aria-selected': i === 0 ? 'true' : 'false' }, name);
      option.addEventListener('mousedown', event => { event.preventDefault(); this.#take(name, begun.length); });
      return option;
    }));
    list.hidden = !names.length;
    if (names.length) this.#box.setAttribute('aria-activedescendant', 'mention-0'); else this.#box.removeAttribute('aria-activedescendant');
  }

  #completes(event) {
    const list = document.getElementById('mentions');
    if (list.hidden) return false;
    const all = [...list.children], at = all.findIndex(each => each.getAttribute('aria-selected') === 'true');
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) {
      const next = (at + step + all.length) % all.length;
      all.forEach((each, i) => each.setAttribute('aria-selected', i === next));
      this.#box.setAttribute('aria-activedescendant', `mention-${next}`);
    } else if (event.key === 'Enter' || event.key === 'Tab') {
      this.#take(all[at].textContent, /@([^\s@]*)$/.exec(this.#box.value.slice(0, this.#box.selectionStart))[1].length);
    } else if (event.key === 'Escape') list.hidden = true;
    else return false;
    event.preventDefault();
    event.stopPropagation();
    return true;
  }

  #take(name, begun) {
    this.#box.selectionStart -= begun;
    this.#insert(`${name} `);
    document.getElementById('mentions').hidden = true;
  }

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
    if (this.#atEnd()) this.#read();
    this.#unread = 0;
    document.getElementById('unread').hidden = true;
  }

  #send() {
    let words = this.#box.value.trim();
    if (!words) return;
    let to = this.#to;
    if (this.#editing) {
      const { seq } = this.#editing;
      this.#connection.request({ type: 'change', seq, text: words }).then(() => {}, refused => { this.#verbs.alarm(refused.message); this.#box.value = words; this.#keepDraft(); });
      this.#done();
      return;
    }
    const command = /^\/w\s+(\S+)\s+([\s\S]+)$/.exec(words);
    if (command) [, to, words] = command;
    const replyTo = to ? 0 : this.#reply?.seq ?? 0;
    const id = this.#connection.say(words, to, replyTo);
    this.#wait(id, { from: this.#me, to, text: words, at: new Date().toISOString(), replyTo });
    this.#done();
  }

  #wait(id, said) {
    const line = this.#line(said);
    line.classList.add('pending');
    line.dataset.text = said.text;
    this.#pending.set(id, line);
    this.#log.append(line);
    this.#toEnd();
    this.#divider?.remove();
  }

  /** With the words that are there, if any. */
  async #picture(picture) {
    const attach = document.getElementById('attach');
    attach.disabled = true;
    attach.setAttribute('aria-busy', 'true');
    try {
      const image = await this.#verbs.givePicture(picture);
      const words = this.#box.value.trim(), replyTo = this.#reply?.seq ?? 0;
      this.#wait(this.#connection.say(words, null, replyTo, image), { from: this.#me, text: words, at: new Date().toISOString(), replyTo, image });
      this.#done();
    } catch (refused) {
      this.#verbs.alarm(refused.message);
    } finally {
      attach.disabled = false;
      attach.removeAttribute('aria-busy');
    }
  }

  #done() {
    this.#box.value = '';
    this.#about(null);
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
    const unseen = live && said.from !== this.#me && (this.#room.dataset.tab !== 'chat' || document.hidden);
    if (unseen && !this.#unread) this.#divide();
    const line = this.#line(said);
    if (said.seq) {
      this.#lines.set(said.seq, line);
      this.#latest = Math.max(this.#latest, said.seq);
    }
    this.#log.append(line);
    for (const line of this.#pending.values()) this.#log.append(line);
    while (this.#log.childElementCount > MOST_LINES) {
      this.#lines.delete(this.#log.firstElementChild.said?.seq);
      this.#log.firstElementChild.remove();
    }
    if (!live) return;
    if (follow) this.#toEnd(); else this.#newer.hidden = false;
    if (unseen && !line.hidden) this.#count();
    if (said.from !== this.#me && !line.hidden && (said.to || mentions(said.text, this.#me))) this.#verbs.ring();
  }

  #divide(words = text('new-messages')) {
    this.#divider?.remove();
    this.#divider = element('p', { class: 'day new' }, words);
    this.#log.append(this.#divider);
  }

  #count() {
    const unread = document.getElementById('unread');
    unread.textContent = ++this.#unread;
    unread.hidden = false;
  }

  #line(said) {
    const line = this.#lineOf(said);
    line.said = said;
    line.hidden = this.#verbs.hidden(said.from);
    return line;
  }

  #lineOf(said) {
    const { from, to, text: words, at, author, seq, replyTo, changed, reactions, image } = said;
    const when = new Date(at);
    if (author) return element('div', { class: 'line gone' }, element('p', { class: 'head' }, text(`author.name.${author}`), ' ', isNaN(when) ? '' : element('time', { datetime: at }, time.format(when))),
      element('p', { class: 'words' }, text(`author.${author}`)));
    const name = element('button', { type: 'button', class: 'from', title: text('whisper-hint', { name: from }) }, from);
    name.addEventListener('click', () => this.whisperTo(from));
    const head = element('p', { class: 'head' }, name, ' ');
    if (to) head.append(element('span', { class: 'badge' }, text('whispered', { to })), ' ');
    if (!isNaN(when)) head.append(element('time', { datetime: at }, time.format(when)));
    if (changed) head.append(' ', element('span', { class: 'hint' }, text('changed')));
    if (seq) head.append(this.#tools(said));
    const mine = from === this.#me, me = !mine && mentions(words, this.#me);
    const line = element('div', { class: `line${mine ? ' mine' : to ? ' private' : ''}${me ? ' me' : ''}` }, head);
    if (replyTo) line.append(this.#quote(replyTo));
    if (words) line.append(element('p', { class: 'words', dir: 'auto' }, ...linked(words, this.#me)));
    if (image) line.append(this.#image(image, from));
    if (reactions?.length) line.append(this.#reactions(said));
    return line;
  }

  #image(image, from) {
    const picture = element('img', { src: `${this.#verbs.files}/${image}`, alt: text('picture-by', { name: from }), loading: 'lazy' });
    const button = element('button', { type: 'button', class: 'sent-picture' }, picture);
    picture.addEventListener('load', () => this.#atEnd() && this.#toEnd());
    picture.addEventListener('error', () => button.replaceWith(element('p', { class: 'hint' }, text('picture-gone'))));
    button.addEventListener('click', () => this.#verbs.enlarge(picture));
    return button;
  }

  #tools(said) {
    const button = element('button', { type: 'button', class: 'tools', 'aria-haspopup': 'menu', 'aria-expanded': 'false', 'aria-label': text('menu.message', { name: said.from }) }, icon('more'));
    button.addEventListener('click', () => this.#verbs.messageMenu(button, { ...said, mine: said.from === this.#me }));
    return button;
  }

  #quote(seq) {
    const said = this.#lines.get(seq)?.said;
    const quote = element('button', { type: 'button', class: 'quote' }, said && !said.author ? `${said.from}: ${said.text.slice(0, 120)}` : text('quote-gone'));
    quote.addEventListener('click', () => this.jump({ seq }));
    return quote;
  }

  #reactions(said) {
    return element('div', { class: 'reactions' }, ...said.reactions.map(({ emoji, count, mine }) => {
      const button = element('button', { type: 'button', 'aria-pressed': mine ? 'true' : 'false', 'aria-label': text('reaction', { emoji, count }) }, `${emoji} ${count}`);
      button.addEventListener('click', () => this.#connection.send({ type: 'react', seq: said.seq, emoji, on: !mine }));
      return button;
    }));
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
    this.#read();
  }

  #read() { if (this.#room.dataset.tab === 'chat' && !document.hidden) this.#seen.mark(this.#latest); }

  #keepDraft() {
    if (!this.#editing) sessionStorage.setItem(this.#draftKey, this.#box.value);
    this.#complete();
    this.#grow();
  }

  #grow() {
    this.#box.style.height = 'auto';
    this.#box.style.height = `${Math.min(this.#box.scrollHeight + 2, 140)}px`;
  }
}

const MENTION = /(^|[\s(])@([^\s@.,;:!?)]{2,24})/gu;

function mentions(words, name) {
  return [...(words ?? '').matchAll(MENTION)].some(found => found[2].toLowerCase() === name.toLowerCase());
}

function linked(words, me) {
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
  return parts.flatMap(part => typeof part === 'string' ? marked(part, me) : [part]);
}

function marked(words, me) {
  const parts = [];
  let from = 0;
  for (const match of words.matchAll(MENTION)) {
    const at = match.index + match[1].length, to = match.index + match[0].length;
    parts.push(words.slice(from, at), element('span', { class: match[2].toLowerCase() === me.toLowerCase() ? 'mention mine' : 'mention' }, words.slice(at, to)));
    from = to;
  }
  parts.push(words.slice(from));
  return parts;
}

/** Up to which message a person has read each room: on this device where that was chosen, else for this tab. */
class Seen {
  #room; #last; #store = document.body.dataset.keeps === 'preferences' ? localStorage : sessionStorage;

  constructor(room) {
    this.#room = room;
    this.#last = Number(this.#all().find(([name]) => name === room)?.[1] ?? 0) || 0;
  }

  get last() { return this.#last; }

  mark(seq) {
    if (!(seq > this.#last)) return;
    this.#last = seq;
    this.#store.setItem(SEEN, JSON.stringify([[this.#room, seq], ...this.#all().filter(([name]) => name !== this.#room)].slice(0, ROOMS)));
  }

  #all() {
    try {
      const all = JSON.parse(this.#store.getItem(SEEN) ?? '[]');
      return Array.isArray(all) ? all.filter(Array.isArray) : [];
    } catch {
      return []; // somebody wrote something else there
    }
  }
}
