import { choice, field, form } from './office.js';
import { Playback } from './playback.js';
import { element, icon, text } from './texts.js';

/** What the room does together: playlist, polls, clock and smaller rooms. Loaded once there is something, or somebody looks. */

const PIECE = 512 * 1024;
const WAIT = 10, VOTES_FOLLOW = 500;

const box = document.getElementById('together');
const badge = document.getElementById('timer');
const mine = new Map();
let verbs, state = { playlist: [], polls: [] }, received = 0, players = [], told = new Set(), counting = 0, going = 0, rang = true, playback;

export function start(room, root, allowed) {
  verbs = room;
  players = allowed;
  playback = new Playback(document.getElementById('watch'), root, verbs, { control: (on, at) => request('watch', { video: state.watch.video, on, at }), stop: () => request('watch', { on: false }), ended });
  counting = setInterval(tick, 1000);
  render();
}

export function update(frame) {
  state = frame;
  received = Date.now();
  for (const poll of frame.polls) {
    if (!told.has(poll.poll) && poll.open && poll.person !== verbs.me()) setTimeout(() => askedBy(poll), VOTES_FOLLOW);
    told.add(poll.poll);
  }
  if (frame.timer) rang = false;
  playback.show(frame.watch ? frame.playlist.find(video => video.video === frame.watch.video) : null, frame.watch, verbs.may('play'));
  render();
  tick();
}

/** Unless one has voted before, which is told right behind. */
function askedBy({ poll, person, question }) {
  if (!mine.has(poll)) verbs.notice(text('poll.asks', { person, question }), text('poll.answer'), () => verbs.show('together'));
}

export function voted({ poll, choices }) {
  mine.set(poll, choices);
  render();
}

/** The rules are others. */
export function ruled() {
  playback.show(state.watch ? state.playlist.find(video => video.video === state.watch.video) : null, state.watch && { ...state.watch, at: playback.at }, verbs.may('play'));
  render();
}

/** One has a seat in a smaller room, and goes there unless one says no. */
export function seated({ room, number }) {
  let left = WAIT;
  const note = verbs.notice(text('breakout.seated', { number, seconds: left }), text('breakout.stay'), () => clearInterval(going));
  const go = element('button', { type: 'button', class: 'button small' }, text('breakout.go'));
  go.addEventListener('click', () => verbs.move(room));
  note.append(go);
  clearInterval(going);
  going = setInterval(() => {
    left -= 1;
    note.firstElementChild.textContent = text('breakout.seated', { number, seconds: left });
    if (left <= 0) { clearInterval(going); if (note.isConnected) verbs.move(room); }
  }, 1000);
}

/** The smaller room is over. */
export function back({ room }) {
  verbs.notice(text('breakout.over', { seconds: WAIT }), text('breakout.back'), () => verbs.move(room));
  clearInterval(going);
  going = setTimeout(() => verbs.move(room), WAIT * 1000);
}

const left = seconds => Math.max(0, seconds - (Date.now() - received) / 1000);
const clock = seconds => `${Math.floor(seconds / 3600) ? `${Math.floor(seconds / 3600)}:` : ''}${String(Math.floor(seconds / 60) % 60).padStart(2, '0')}:${String(Math.floor(seconds) % 60).padStart(2, '0')}`;

function tick() {
  const { timer } = state;
  const seconds = timer ? Math.ceil(left(timer.ends)) : 0;
  badge.hidden = !timer || seconds <= 0;
  badge.textContent = timer?.text ? `${timer.text} ${clock(seconds)}` : clock(seconds);
  if (timer && seconds <= 0 && !rang) {
    rang = true;
    verbs.ring();
    verbs.notice(text('timer.over', { text: timer.text || text('timer.title') }));
  }
  for (const each of box.querySelectorAll('[data-ends]')) each.textContent = text('breakout.left', { time: clock(left(Number(each.dataset.ends))) });
  for (const poll of state.polls) if (poll.open && left(poll.ends) <= 0) { poll.open = false; render(); }
}

const request = (type, frame = {}) => verbs.request({ type, ...frame }).catch(() => {});

function button(key, act, kind = 'small', values = {}) {
  const made = element('button', { type: 'button', class: kind, 'data-key': `${key}|${JSON.stringify(values)}` }, text(key, values));
  made.addEventListener('click', act);
  return made;
}

/** Draws it anew and leaves the focus where it was. */
function render() {
  const focus = box.contains(document.activeElement) ? document.activeElement.dataset.key ?? document.activeElement.id : null;
  const chosen = new Set([...box.querySelectorAll('input:checked')].map(input => input.id));
  const parts = [home(), playlist(), ...(state.polls.length || verbs.may('poll') ? [polls()] : []), ...(verbs.may('announce') ? [timer()] : []), breakouts()].filter(Boolean);
  box.replaceChildren(...(parts.length ? parts : [element('p', { class: 'hint' }, text('together.nothing'))]));
  for (const id of chosen) if (document.getElementById(id)) document.getElementById(id).checked = true;
  if (focus) (box.querySelector(`[data-key='${CSS.escape(focus)}']`) ?? document.getElementById(focus))?.focus();
}

const part = (key, ...inside) => element('section', { class: 'part' }, element('h2', {}, text(key)), ...inside);

function home() {
  if (!state.home) return null;
  return part('breakout.title', element('p', {}, text('breakout.of', { title: state.home.title }), ' ', element('span', { 'data-ends': state.home.ends })),
    element('p', {}, button('breakout.back', () => verbs.move(state.home.room), 'button small')));
}

function playlist() {
  const rows = state.playlist.map(video => {
    const now = state.watch?.video === video.video;
    const title = video.title || text(`player.${video.player}`);
    return element('li', { 'aria-current': now ? 'true' : null }, element('span', {}, element('strong', { dir: 'auto' }, title), element('br'),
      element('span', { class: 'hint' }, text('watch.by', { player: text(`player.${video.player}`), person: video.person }))),
    verbs.may('play') && !now ? button('watch.play', () => request('watch', { video: video.video, on: true, at: 0 }), 'small', { title }) : now ? element('span', { class: 'badge' }, text('watch.now')) : '',
    verbs.may('play') || video.person === verbs.me() ? button('watch.remove', () => request('unqueue', { video: video.video }), 'quiet small', { title }) : '');
  });
  if (!rows.length && !verbs.may('play')) return null;
  return part('watch.title', rows.length ? element('ol', { class: 'plain queue' }, ...rows) : element('p', { class: 'hint' }, text('watch.none')),
    verbs.may('play') ? element('p', {}, button('watch.add', add)) : '');
}

function add() {
  const title = element('input', { type: 'text', id: 'video-title', maxlength: 120, autocomplete: 'off' });
  const file = element('input', { type: 'file', id: 'video-file', accept: 'video/mp4,video/webm' });
  const address = element('input', { type: 'url', id: 'video-address', maxlength: 500, autocomplete: 'off', placeholder: 'https://' });
  const progress = element('progress', { max: 1, value: 0, hidden: true, 'aria-label': text('watch.uploading') });
  file.addEventListener('change', () => { if (!title.value && file.files[0]) title.value = file.files[0].name.replace(/\.[^.]*$/, '').slice(0, 120); });
  form(text('watch.add'), [field('watch.file', file), element('p', { class: 'hint' }, text('watch.file-hint')),
    ...(players.length ? [field('watch.address', address), element('p', { class: 'hint' }, text('watch.address-hint', { players: players.map(each => text(`player.${each}`)).join(', ') }))] : []),
    field('watch.name', title), progress], 'watch.add', async () => {
    if (!file.files[0] && !address.value.trim()) throw new Error(text('watch.choose'));
    const from = file.files[0] ? `file:${await upload(file.files[0], progress)}` : address.value.trim();
    await verbs.request({ type: 'queue', address: from, title: title.value.trim() }, true);
  });
}

/** Piece by piece; one that fails is tried again. */
async function upload(file, progress) {
  progress.hidden = false;
  const { id } = await answer(fetch(`${verbs.files}/videos?bytes=${file.size}`, { method: 'POST' }));
  const pieces = Math.ceil(file.size / PIECE);
  for (let n = 0; n < pieces; n++) {
    const body = file.slice(n * PIECE, (n + 1) * PIECE);
    for (let attempt = 0; ; attempt++) {
      try {
        await answer(fetch(`${verbs.files}/videos/${id}/${n}`, { method: 'PUT', body, headers: { 'Content-Type': 'application/octet-stream' } }));
        break;
      } catch (failed) {
        if (failed.told || attempt > 4) throw failed;
        await new Promise(resolve => { setTimeout(resolve, 1000 * 2 ** attempt); });
      }
    }
    progress.value = (n + 1) / pieces;
  }
  await answer(fetch(`${verbs.files}/videos/${id}`, { method: 'POST' }));
  return id;
}

/** The answer of the portal, or its refusal as an error. */
async function answer(asked) {
  const response = await asked.catch(() => { throw new Error(text('disconnected')); });
  const json = await response.json().catch(() => ({ message: text('error.unavailable') }));
  if (response.ok) return json;
  throw Object.assign(new Error(json.message), { told: response.status < 500 });
}

async function ended(video) {
  if (!verbs.may('play')) return;
  const at = state.playlist.findIndex(each => each.video === video);
  const next = state.playlist[at + 1];
  // several may steer: whoever is first does, the others see that it is done
  await new Promise(resolve => { setTimeout(resolve, Math.random() * 1500); });
  if (state.watch?.video !== video) return;
  request('watch', next ? { video: next.video, on: true, at: 0 } : { on: false });
}

function polls() {
  return part('poll.title', ...state.polls.map(poll), verbs.may('poll') ? element('p', {}, button('poll.ask', ask)) : '');
}

function poll(one) {
  const votes = mine.get(one.poll);
  const rest = element('p', { class: 'hint' }, text(one.open ? 'poll.open' : 'poll.ended', { voters: one.voters, person: one.person }));
  const close = one.open && (verbs.may('poll') || one.person === verbs.me()) ? button('poll.close', () => request('close-poll', { poll: one.poll }), 'quiet small', { question: one.question }) : '';
  if (one.open && !votes && verbs.may('react')) {
    const inputs = one.choices.map((each, i) => element('input', { type: one.several ? 'checkbox' : 'radio', name: `poll-${one.poll}`, id: `poll-${one.poll}-${i}`, value: i }));
    const made = element('form', { class: 'poll' }, element('fieldset', {}, element('legend', { dir: 'auto' }, one.question),
      ...inputs.map((input, i) => element('div', { class: 'tick' }, input, element('label', { for: input.id, dir: 'auto' }, one.choices[i].text)))),
    element('button', { class: 'button small', 'data-key': `vote-${one.poll}` }, text('poll.vote')), ' ', close, rest);
    made.addEventListener('submit', event => {
      event.preventDefault();
      const choices = inputs.filter(input => input.checked).map(input => Number(input.value));
      if (choices.length) request('vote', { poll: one.poll, choices });
    });
    return made;
  }
  return element('div', { class: 'poll' }, element('h3', { dir: 'auto' }, one.question), element('ul', { class: 'plain bars' }, ...one.choices.map((each, i) => {
    const share = one.voters ? Math.round(100 * each.votes / one.voters) : 0;
    return element('li', {}, element('span', { dir: 'auto' }, each.text, votes?.includes(i) ? ` ✓` : ''), element('span', {}, text('poll.count', { votes: each.votes, share })),
      element('meter', { min: 0, max: 100, value: share, 'aria-label': each.text }));
  })), one.open && votes ? button('poll.again', () => { mine.delete(one.poll); render(); }, 'quiet small', { question: one.question }) : '', ' ', close, rest);
}

function ask() {
  const question = element('input', { type: 'text', id: 'poll-question', maxlength: 200, required: true, autocomplete: 'off' });
  const choices = element('textarea', { id: 'poll-choices', rows: 4, maxlength: 1100, required: true });
  const several = element('input', { type: 'checkbox', id: 'poll-several' });
  const time = choice('poll-time', [[1, 'minutes.1'], [5, 'minutes.5'], [15, 'minutes.15'], [60, 'minutes.60'], [1440, 'minutes.1440']]);
  time.value = 5;
  form(text('poll.ask'), [field('poll.question', question), field('poll.choices', choices), element('div', { class: 'tick' }, several, element('label', { for: 'poll-several' }, text('poll.several'))),
    field('poll.time', time), element('p', { class: 'hint' }, text('poll.secret'))], 'poll.ask', async () => {
    const lines = choices.value.split('\n').map(line => line.trim()).filter(Boolean);
    if (lines.length < 2 || lines.length > 10) throw new Error(text('poll.few'));
    await verbs.request({ type: 'poll', question: question.value.trim(), choices: lines, several: several.checked, minutes: Number(time.value) }, true);
  });
}

function timer() {
  return part('timer.title', state.timer && left(state.timer.ends) > 0 ? element('p', {}, button('timer.end', () => request('timer', { seconds: 0 }))) : element('p', {}, button('timer.set', () => {
    const words = element('input', { type: 'text', id: 'timer-words', maxlength: 80, autocomplete: 'off' });
    const time = choice('timer-time', [[1, 'minutes.1'], [5, 'minutes.5'], [10, 'minutes.10'], [15, 'minutes.15'], [30, 'minutes.30'], [60, 'minutes.60']]);
    time.value = 5;
    form(text('timer.set'), [field('timer.time', time), field('timer.words', words)], 'timer.set', () => verbs.request({ type: 'timer', seconds: 60 * Number(time.value), text: words.value.trim() }, true));
  })));
}

function breakouts() {
  if (state.home) return verbs.may('breakout') ? part('breakout.many', element('p', {}, button('breakout.end', end))) : null;
  const { breakouts: plan } = state;
  if (!plan) return verbs.may('breakout') ? part('breakout.many', element('p', { class: 'hint' }, text('breakout.what')), element('p', {}, button('breakout.open', open))) : null;
  const free = plan.chosen || verbs.may('breakout');
  const enter = number => verbs.request({ type: 'seat', ...(number ? { number } : {}) }).then(seat => verbs.move(seat.room), () => {});
  return part('breakout.many', element('p', { class: 'hint', 'data-ends': plan.ends }), element('ul', { class: 'plain queue' }, ...plan.rooms.map(({ number, seats }) => element('li', {},
    element('span', {}, text('breakout.name', { number }), ' ', element('span', { class: 'hint' }, text('breakout.seats', { seats }))), free ? button('breakout.enter', () => enter(number), 'small', { number }) : ''))),
  element('p', {}, free ? '' : button('breakout.mine', () => enter(0), 'button small'), ' ', verbs.may('breakout') ? button('breakout.end', end) : ''));
}

const end = () => request('breakout-end');

function open() {
  const rooms = element('input', { type: 'number', id: 'breakout-rooms', min: 2, max: 20, value: 2, required: true });
  const time = choice('breakout-time', [[5, 'minutes.5'], [10, 'minutes.10'], [15, 'minutes.15'], [30, 'minutes.30'], [60, 'minutes.60']]);
  const how = choice('breakout-how', [['chance', 'breakout.chance'], ['chosen', 'breakout.chosen']]);
  form(text('breakout.open'), [element('p', {}, text('breakout.what')), field('breakout.rooms', rooms), field('breakout.time', time), field('breakout.how', how)], 'breakout.open',
    () => verbs.request({ type: 'breakout', rooms: Number(rooms.value), minutes: Number(time.value), chosen: how.value === 'chosen' }, true));
}

/** Where a picture for the chat goes. Answers its number. */
export async function givePicture(files, picture) {
  const body = new FormData();
  body.append('picture', picture);
  return (await answer(fetch(`${files}/pictures`, { method: 'POST', body }))).id;
}

export function enlarge(picture) {
  const close = element('button', { type: 'button', class: 'quiet' }, text('dismiss'));
  const dialog = element('dialog', { class: 'picture', 'aria-label': picture.alt }, element('img', { src: picture.src, alt: picture.alt }), element('p', { class: 'buttons' }, close));
  document.getElementById('room').append(dialog);
  dialog.addEventListener('close', () => dialog.remove());
  close.addEventListener('click', () => dialog.close());
  dialog.showModal();
}
