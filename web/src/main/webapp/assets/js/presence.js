import { element, icon, text, has } from './texts.js';

/** Who is here; fed by the welcome and then by deltas. */
export class Presence {
  #people = new Map(); #list = document.getElementById('people'); #me; #whisper; #menu; #drawing = 0; #came = []; #went = []; #telling = 0;

  /** @param menu opens what one can do about a person */
  constructor(me, whisper, menu) {
    this.#me = me;
    this.#whisper = whisper;
    this.#menu = menu;
  }

  get names() { return [...this.#people.keys()]; }

  role({ person, role }) { this.#change(person, who => { who.role = role; }); }

  hand({ person, up }) { this.#change(person, who => { who.hand = up; }); }

  hide(person, on) { this.#change(person, who => { who.hidden = on; }); }
  set me(name) { this.#me = name; }

  reset(members) {
    this.#people.clear();
    for (const { person, role, streams, stream, state, hand } of members)
      this.#people.set(person, { role, streams: new Set((streams ?? (stream ? [{ stream }] : [])).map(s => s.stream)), hand, ...state });
    this.#draw();
  }

  joined({ person, role }) {
    this.#told(this.#came, person);
    this.#people.set(person, { streams: new Set(), ...this.#people.get(person), role });
    this.#draw();
  }

  left({ person }) {
    this.#told(this.#went, person);
    this.#people.delete(person);
    this.#draw();
  }

  published({ person, stream }) { this.#change(person, who => who.streams.add(stream)); }

  unpublished({ person, stream }) { this.#change(person, who => who.streams.delete(stream)); }

  state({ person, muted, cameraOff, away }) { this.#change(person, who => Object.assign(who, { muted, cameraOff, away })); }

  of(person) { return this.#people.get(person) ?? {}; }

  #change(person, verb) {
    const who = this.#people.get(person);
    if (!who) return;
    verb(who);
    this.#draw();
  }

  /** For screen readers, at most one sentence in five seconds, however many come and go. */
  #told(list, person) {
    list.push(person);
    this.#telling ||= setTimeout(() => {
      this.#telling = 0;
      const words = [['came', this.#came], ['went', this.#went]].filter(([, names]) => names.length)
        .map(([key, names]) => text(names.length > 1 ? `presence.${key}-more` : `presence.${key}`, { name: names[0], count: names.length - 1 }));
      document.getElementById('comings').textContent = words.join(' ');
      this.#came = [];
      this.#went = [];
    }, 5000);
  }

  #draw() {
    if (!this.#drawing) this.#drawing = setTimeout(() => { this.#drawing = 0; this.#drawNow(); }, 50);
  }

  #drawNow() {
    document.getElementById('people-count').textContent = this.#people.size;
    const names = [...this.#people.keys()].sort((a, b) =>
      Boolean(this.#people.get(b).hand) - Boolean(this.#people.get(a).hand) || (this.#people.get(b).streams.size > 0) - (this.#people.get(a).streams.size > 0) || a.localeCompare(b));
    this.#list.replaceChildren(...names.map(name => this.#row(name, this.#people.get(name))));
  }

  #row(name, who) {
    const button = element('button', { type: 'button', class: 'from', title: text('whisper-hint', { name }), disabled: name === this.#me }, name);
    button.addEventListener('click', () => this.#whisper(name));
    const signs = element('span', { class: 'signs' });
    const sign = (shape, key) => signs.append(icon(shape), element('span', { class: 'unseen' }, text(key)));
    if (who.streams.size) sign('camera', 'sign.on-camera');
    if (who.streams.size && who.muted) sign('mic-off', 'sign.muted');
    if (who.away) sign('away', 'sign.away');
    if (who.hand) sign('hand', 'sign.hand');
    if (who.hidden) sign('hidden', 'sign.hidden');
    const more = element('button', { type: 'button', class: 'tools', 'aria-haspopup': 'menu', 'aria-expanded': 'false', 'aria-label': text('menu.person', { name }) }, icon('more'));
    more.addEventListener('click', () => this.#menu(more, name, who));
    const role = has(`role.${who.role}`) ? text(`role.${who.role}`) : who.role;
    return element('li', { class: who.away ? 'away' : null }, button,
      element('span', { class: 'role' }, name === this.#me ? text('you') : role ?? ''), signs, name === this.#me ? '' : more);
  }
}
