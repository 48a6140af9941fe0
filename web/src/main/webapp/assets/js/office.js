import { element, icon, text } from './texts.js';

/** What is needed only when somebody opens it: menus over people and messages, emoji, the moderator's tools, search and reports. */

const QUICK = ['👍', '❤️', '😂', '😮', '😢', '🎉', '👏', '🙏'];
const EMOJI = ('😀 😃 😄 😁 😆 😅 😂 🤣 😊 🙂 😉 😍 🥰 😘 😜 🤪 🤔 🤨 😐 😏 🙄 😬 😴 🤒 😎 🤓 😕 😟 😮 😲 🥺 😢 😭 😱 😤 😡 🤯 🥳 😇 🤗 👍 👎 👌 ✌️ 🤞 👋 👏 🙌 🙏 💪 🫶 ❤️ 🧡 💛 💚 💙 💜 🖤 💔 💯 ✨ ⭐ 🔥 🎉 🎂 🎁 🎶 📷 💡 ✅ ❌ ❓ ❗ ⏰ ☀️ 🌧️ ❄️ 🌈 🌍 🌱 🌸 🍎 🍕 🍰 ☕ 🍺 ⚽ 🏀 🚗 ✈️ 🏠 🐱 🐶 🦊 🐢').split(' ');
const BANS = [[60, 'ban.hour'], [24 * 60, 'ban.day'], [7 * 24 * 60, 'ban.week'], [365 * 24 * 60, 'ban.year']];
const KINDS = ['harassment', 'hate', 'sexual', 'violence', 'child', 'spam', 'privacy', 'other'];
const PICTURE = 320;

let open = null;

/** A menu below a button; arrow keys walk it, Escape gives the focus back. @param more what is no item, below it */
function menu(button, label, items, more = []) {
  open?.remove();
  const box = open = element('div', { class: 'menu', popover: 'auto' }, element('div', { role: 'menu', 'aria-label': label }, ...items.filter(Boolean)), ...more.filter(Boolean));
  document.getElementById('room').append(box);
  box.addEventListener('toggle', event => { if (event.newState === 'closed') { box.remove(); button.setAttribute('aria-expanded', 'false'); } });
  box.addEventListener('keydown', event => {
    const all = [...box.querySelectorAll('[role=menuitem]')], at = all.indexOf(document.activeElement);
    const step = { ArrowDown: 1, ArrowUp: -1, ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step || !all.includes(document.activeElement)) return;
    event.preventDefault();
    all[(at + step + all.length) % all.length].focus();
  });
  box.showPopover();
  const at = button.getBoundingClientRect();
  box.style.left = `${Math.max(8, Math.min(at.left, innerWidth - box.offsetWidth - 8))}px`;
  box.style.top = `${at.bottom + box.offsetHeight + 8 > innerHeight ? Math.max(8, at.top - box.offsetHeight - 4) : at.bottom + 4}px`;
  button.setAttribute('aria-expanded', 'true');
  box.querySelector('[role=menuitem]')?.focus();
}

function item(key, act, values = {}, kind = null) {
  const made = element('button', { type: 'button', role: 'menuitem', class: kind }, text(key, values));
  made.addEventListener('click', () => { open?.hidePopover(); act(); });
  return made;
}

function emojiButtons(all, pick) {
  return element('div', { class: 'emoji', role: 'presentation' }, ...all.map(each => {
    const made = element('button', { type: 'button', role: 'menuitem', 'aria-label': each }, each);
    made.addEventListener('click', () => { open?.hidePopover(); pick(each); });
    return made;
  }));
}

export function emojiMenu(button, pick) { menu(button, text('emoji'), [emojiButtons(EMOJI, pick)]); }

/** @param verbs what the room can do for this person: tell, hide, hidden, request, trouble, may, role */
export function personMenu(button, person, who, verbs) {
  const { may, request } = verbs;
  const act = (what, reason = '', minutes) => request({ type: 'moderate', act: what, person, reason, ...(minutes ? { minutes } : {}) });
  const below = verbs.isAbove(who.role);
  menu(button, person, [
    may('whisper') && item('menu.whisper', () => verbs.tell(person)),
    who.role !== 'guest' && verbs.role() !== 'guest' && item('menu.write', () => window.open(`${verbs.messages}/${encodeURIComponent(person)}`, '_blank')),
    item('menu.mention', () => verbs.mention(person)),
    item(verbs.hidden(person) ? 'menu.show' : 'menu.hide', () => request({ type: 'block', person, on: !verbs.hidden(person) })),
    item('menu.report', () => report(verbs, person, 0), {}, 'bad'),
    below && may('devices') && who.streams.size > 0 && item('menu.mute', () => act('mute')),
    below && may('devices') && who.streams.size > 0 && item('menu.off', () => act('off')),
    below && may('admit') && item('menu.camera-list', () => verbs.send({ type: 'camera', person, yes: true, always: true })),
    below && (may('edit') || may('stage')) && item('menu.role', () => role(verbs, person, who.role)),
    below && may('kick') && item('menu.kick', () => reasoned(verbs, 'kick', person, act), {}, 'bad'),
    below && may('ban') && item('menu.ban', () => reasoned(verbs, 'ban', person, act), {}, 'bad'),
  ]);
}

/** @param said {seq, from, mine, gone} */
export function messageMenu(button, said, verbs) {
  const { may, request } = verbs;
  menu(button, text('menu.message', { name: said.from }), [
    may('react') && emojiButtons(QUICK, emoji => verbs.send({ type: 'react', seq: said.seq, emoji, on: true })),
    may('react') && item('menu.more-emoji', () => emojiMenu(button, emoji => verbs.send({ type: 'react', seq: said.seq, emoji, on: true }))),
    may('say') && item('menu.reply', () => verbs.reply(said)),
    said.mine && may('say') && item('menu.edit', () => verbs.edit(said)),
    (said.mine || may('clear')) && item('menu.remove', () => confirm(text('menu.remove-sure'), 'menu.remove', () => request({ type: 'remove', seq: said.seq })), {}, 'bad'),
    !said.mine && item('menu.report', () => report(verbs, said.from, said.seq), {}, 'bad'),
    !said.mine && may('ban') && !verbs.people().includes(said.from) && item('menu.ban', () => reasoned(verbs, 'ban', said.from, (act, reason, minutes) => request({ type: 'moderate', act, person: said.from, seq: said.seq, reason, minutes })), {}, 'bad'),
  ]);
}

function dialog(title, ...inside) {
  const made = element('dialog', { 'aria-label': title }, element('h2', {}, title), ...inside);
  document.getElementById('room').append(made);
  made.addEventListener('close', () => made.remove());
  made.showModal();
  return made;
}

export function form(title, fields, label, submit, kind = 'button') {
  const problem = element('p', { class: 'problem', role: 'alert' });
  const cancel = element('button', { type: 'button', class: 'quiet' }, text('cancel'));
  const made = element('form', { method: 'dialog' }, ...fields, problem, element('p', { class: 'buttons' }, element('button', { class: `button ${kind}` }, text(label)), cancel));
  const box = dialog(title, made);
  cancel.addEventListener('click', () => box.close());
  made.addEventListener('submit', async event => {
    event.preventDefault();
    try {
      await submit();
      box.close();
    } catch (refused) {
      problem.textContent = refused.message;
    }
  });
  return box;
}

function confirm(words, label, act) { form(words, [], label, act, 'danger'); }

export const field = (label, input) => element('div', { class: 'field' }, element('label', { for: input.id }, text(label)), input);

export const choice = (id, options) => element('select', { id }, ...options.map(([value, key]) => element('option', { value }, text(key))));

function reasoned(verbs, what, person, act) {
  const reason = element('input', { type: 'text', id: 'reason', maxlength: 300, autocomplete: 'off' });
  const time = choice('ban-time', BANS);
  form(text(`ask.${what}`, { name: person }), [field('reason', reason), what === 'ban' ? field('ban.time', time) : ''], `menu.${what}`,
    () => act(what, reason.value.trim(), what === 'ban' ? Number(time.value) : undefined), 'danger');
}

function role(verbs, person, now) {
  const all = (verbs.may('edit') ? ['moderator', 'speaker', 'member', 'observer'] : ['speaker', 'member']).map(each => [each, `roles.${each}`]);
  const pick = choice('pick-role', all);
  pick.value = now === 'guest' ? 'member' : now;
  form(text('role.title', { name: person }), [field('role.label', pick)], 'save', () => verbs.request({ type: 'give', person, role: pick.value }));
}

function report(verbs, person, seq) {
  const kind = choice('report-kind', KINDS.map(each => [each, `report.${each}`]));
  const words = element('textarea', { id: 'report-words', rows: 3, maxlength: 1000 });
  const picture = seq ? null : verbs.picture(person, PICTURE);
  const tick = element('input', { type: 'checkbox', id: 'report-picture', checked: true });
  form(text('report.title', { name: person }), [element('p', {}, text('report.text')), field('report.kind', kind), field('report.words', words),
    picture ? element('div', { class: 'tick' }, tick, element('label', { for: 'report-picture' }, text('report.picture'))) : ''], 'menu.report',
    async () => {
      await verbs.request({ type: 'report', person, ...(seq ? { seq } : {}), kind: kind.value, words: words.value.trim(), ...(picture && tick.checked ? { picture } : {}) });
      verbs.note(text('report.thanks'));
    }, 'danger');
}

/** What one does with a picture. @param tile {leg, box, video, mine} */
export function tileMenu(button, tile, verbs) {
  const { person } = tile.leg;
  const pinned = tile.box.hasAttribute('data-pinned');
  const range = element('input', { type: 'range', id: 'tile-volume', min: 0, max: 100, step: 5, value: Math.round(100 * verbs.volume(person)) });
  range.addEventListener('input', () => verbs.volume(person, range.value / 100));
  menu(button, text('tile.menu', { name: person }), [
    item(pinned ? 'tile.unpin' : 'tile.pin', () => tile.box.querySelector('.pin').click()),
    document.pictureInPictureEnabled && item('tile.apart', () => tile.video.requestPictureInPicture().catch(() => verbs.alarm(text('tile.no-apart')))),
    item('tile.why', () => verbs.why(tile)),
  ], [
    !tile.mine && element('div', { class: 'field' }, element('label', { for: 'tile-volume' }, text('tile.volume', { name: person })), range),
  ]);
}

export function audienceMenu(button, names, count) {
  menu(button, text('audience', { count }), [...names, ...(count > names.length ? [text('audience.more', { count: count - names.length })] : [])].map(name => element('div', { class: 'name', role: 'menuitem', tabindex: -1 }, name)));
}

const KEYS = [['Alt+V', 'keys.camera'], ['Alt+M', 'keys.mute'], ['Alt+O', 'keys.camera-off'], ['Alt+S', 'keys.share'], ['Alt+H', 'keys.hand'], ['Alt+L', 'keys.layout'], ['Alt+P', 'keys.pin'], ['Alt+D', 'keys.devices'],
  ['Alt+C', 'keys.chat'], ['Alt+E', 'keys.people'], ['Alt+T', 'keys.together'], ['Alt+F', 'keys.find'], ['', 'keys.push'], ['?', 'keys.help']];

export function help() {
  const close = element('button', { type: 'button', class: 'quiet' }, text('dismiss'));
  const box = dialog(text('keys.title'), element('dl', { class: 'keys-list' }, ...KEYS.map(([key, words]) => element('div', {}, element('dt', {}, element('kbd', {}, key || text('keys.space'))), element('dd', {}, text(words))))), element('p', { class: 'buttons' }, close));
  close.addEventListener('click', () => box.close());
}

/** Why a picture is as it is, in plain words and numbers. */
export async function why(tile) {
  const { explain } = await import('./quality.js');
  const list = element('dl', { class: 'facts' }), said = element('p', { role: 'status' });
  const close = element('button', { type: 'button', class: 'quiet' }, text('dismiss'));
  const box = dialog(text('why.title', { name: tile.leg.person }), said, list, element('p', { class: 'buttons' }, close));
  const show = async () => {
    const { words, facts } = await explain(tile.leg);
    if (said.textContent !== words) said.textContent = words;
    list.replaceChildren(...facts.map(([key, value]) => element('div', {}, element('dt', {}, text(`why.${key}`)), element('dd', {}, value))));
  };
  await show();
  const timer = setInterval(show, 2000);
  box.addEventListener('close', () => clearInterval(timer));
  close.addEventListener('click', () => box.close());
}

/** What moderators do with the room as a whole. */
export function roomMenu(button, rules, verbs) {
  const { may, send } = verbs;
  menu(button, text('menu.room'), [
    may('lock') && item(rules.locked ? 'menu.unlock' : 'menu.lock', () => send({ type: 'lock', on: !rules.locked })),
    may('stage') && item(rules.stage ? 'menu.stage-end' : 'menu.stage', () => send({ type: 'stage', on: !rules.stage })),
    may('slow') && item('menu.slow', () => slow(rules, send)),
    may('announce') && item('menu.announce', () => announce(rules, send)),
    may('ban') && item('menu.bans', () => bans(verbs)),
    may('edit') && item('menu.edit-room', () => { location.href = verbs.editAddress; }),
  ]);
}

function slow(rules, send) {
  const pick = choice('slow-time', [[0, 'slow.none'], [5, 'slow.5'], [15, 'slow.15'], [60, 'slow.60'], [300, 'slow.300']]);
  pick.value = rules.slow;
  form(text('menu.slow'), [field('slow.label', pick)], 'save', () => send({ type: 'slow', seconds: Number(pick.value) }));
}

function announce(rules, send) {
  const words = element('textarea', { id: 'announce-words', rows: 3, maxlength: 500 }, rules.announced);
  form(text('menu.announce'), [field('announce.label', words)], 'save', () => send({ type: 'announce', text: words.value.trim() }));
}

async function bans(verbs) {
  const { bans: all } = await verbs.request({ type: 'bans' });
  const when = new Intl.DateTimeFormat(document.documentElement.lang, { dateStyle: 'medium', timeStyle: 'short', timeZone: document.documentElement.dataset.zone });
  const list = element('ul', { class: 'plain' }, ...all.map(ban => {
    const forgive = element('button', { type: 'button', class: 'quiet small' }, text('ban.forgive'));
    const row = element('li', {}, element('strong', {}, ban.person || '–'), ' ', text('ban.until', { time: when.format(new Date(ban.until)) }), ' ', ban.reason, ' ', forgive);
    forgive.addEventListener('click', async () => { await verbs.request({ type: 'forgive', ban: ban.ban }); row.remove(); });
    return row;
  }));
  const close = element('button', { type: 'button', class: 'quiet' }, text('dismiss')), add = element('button', { type: 'button', class: 'small' }, text('ban.add'));
  add.addEventListener('click', () => { box.close(); banByName(verbs); });
  const box = dialog(text('menu.bans'), all.length ? list : element('p', {}, text('ban.none')), element('p', { class: 'buttons' }, add, close));
  close.addEventListener('click', () => box.close());
}

/** Somebody who is not here. */
function banByName(verbs) {
  const name = element('input', { type: 'text', id: 'ban-name', maxlength: 48, required: true, autocomplete: 'off' });
  const reason = element('input', { type: 'text', id: 'reason', maxlength: 300, autocomplete: 'off' }), time = choice('ban-time', BANS);
  form(text('ban.add'), [field('ban.name', name), field('reason', reason), field('ban.time', time)], 'menu.ban',
    () => verbs.request({ type: 'moderate', act: 'ban', person: name.value.trim(), reason: reason.value.trim(), minutes: Number(time.value) }, true), 'danger');
}

/** Finds messages; picking one shows it where it is, if it is still on the page. */
export function search(verbs) {
  const words = element('input', { type: 'search', id: 'find-words', minlength: 2, maxlength: 100, required: true, autocomplete: 'off' });
  const results = element('ul', { class: 'plain found', 'aria-live': 'polite' });
  const close = element('button', { type: 'button', class: 'quiet' }, text('dismiss'));
  const made = element('form', { class: 'search' }, element('label', { class: 'unseen', for: 'find-words' }, text('find.label')), words, element('button', { class: 'button' }, text('find.button')));
  const box = dialog(text('find.title'), made, results, element('p', { class: 'buttons' }, close));
  close.addEventListener('click', () => box.close());
  made.addEventListener('submit', async event => {
    event.preventDefault();
    results.replaceChildren(element('li', {}, text('find.looking')));
    try {
      const { messages, complete } = await verbs.request({ type: 'search', query: words.value.trim() });
      results.replaceChildren(...messages.map(said => {
        const row = element('button', { type: 'button', class: 'quiet' }, element('strong', {}, said.from), ' ', verbs.time(said.at), element('br'), said.text.slice(0, 200));
        row.addEventListener('click', () => { box.close(); verbs.jump(said); });
        return element('li', {}, row);
      }), ...(messages.length ? [] : [element('li', {}, text('find.none'))]), ...(complete ? [] : [element('li', { class: 'hint' }, text('find.older'))]));
    } catch (refused) {
      results.replaceChildren(element('li', { class: 'problem' }, refused.message));
    }
  });
}

export function cameraPassword(words) {
  return new Promise(resolve => {
    const word = element('input', { type: 'password', id: 'camera-word', maxlength: 100, required: true, autocomplete: 'off' });
    const box = form(text('camera-word.title'), [element('p', {}, words), field('camera-word.label', word)], 'camera-word.button', () => resolve(word.value));
    box.addEventListener('close', () => resolve(null));
  });
}
