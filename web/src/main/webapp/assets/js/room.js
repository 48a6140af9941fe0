import { Chat } from './chat.js';
import { Connection } from './connection.js';
import { Devices } from './devices.js';
import { Media } from './media.js';
import { Presence } from './presence.js';
import { Stage } from './stage.js';
import { element, has, text } from './texts.js';

const $ = id => document.getElementById(id);
const room = $('room');
const { name, root = '' } = room.dataset;
const players = (room.dataset.players ?? '').split(' ').filter(Boolean);
let me = room.dataset.me;

const connection = new Connection(`${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}${root}/live/${name}`);
const hidden = new Set();
let rules = { may: [], slow: 0, locked: false, stage: false, announced: '', label: {} }, role = '';
const office = () => import('./office.js');
let begun = null;
const together = () => begun ??= import('./together.js').then(module => { module.start(verbs, root, players); return module; });
const RANK = ['owner', 'moderator', 'speaker', 'member', 'guest', 'observer'];

/** What menus may do and ask. */
const verbs = {
  may: what => rules.may.includes(what),
  isAbove: other => RANK.indexOf(role) <= 1 && RANK.indexOf(role) < RANK.indexOf(other),
  /** @param quiet whoever asks tells the refusal */
  request: (frame, quiet = false) => connection.request(frame).catch(refused => { if (!quiet) alarm(refused.message); throw refused; }),
  send: frame => connection.send(frame),
  hidden: person => hidden.has(person),
  tell: person => { show('chat'); chat.whisperTo(person); },
  mention: person => { show('chat'); chat.mention(person); },
  reply: said => chat.reply(said),
  edit: said => chat.edit(said),
  jump: said => { show('chat'); if (!chat.jump(said)) alarm(text('find.not-shown')); },
  time: at => chat.when(at),
  note: words => notice(words),
  alarm: words => alarm(words),
  notice: (...what) => notice(...what),
  me: () => me,
  role: () => role,
  messages: `${root}/messages`,
  show: tab => show(tab),
  files: `${root}/api/room-files/${name}`,
  move: to => move(to),
  givePicture: async picture => (await together()).givePicture(verbs.files, picture),
  enlarge: async picture => (await together()).enlarge(picture),
  picture: (person, width) => stage.picture(person, width),
  people: () => presence.names,
  ring,
  emoji: async (button, pick) => (await office()).emojiMenu(button, pick),
  messageMenu: async (button, said) => (await office()).messageMenu(button, said, verbs),
  editAddress: `${root}/rooms/edit/${name}`,
};
const chat = new Chat(connection, me, name, verbs);
const devices = new Devices();
const media = new Media(connection, me);
const stage = new Stage(devices, media, {
  audience: async (button, names, count) => (await office()).audienceMenu(button, names, count),
  tileMenu: async (button, tile) => (await office()).tileMenu(button, tile, { ...verbs, volume: (person, part) => stage.volume(person, part), why: async which => (await office()).why(which) }),
  pictures: () => pictures(),
});
media.small = devices.small;
media.wants = leg => devices.pictures === 'all' || devices.pictures === 'speaker' && stage.matters(leg.stream);
const presence = new Presence(me, verbs.tell, async (button, person, who) => (await office()).personMenu(button, person, who, verbs));
const own = { muted: false, cameraOff: false, away: false };
let refusal = null, renewed = false;
let ended = false, busy = false, needsPassword = false;

const frames = {
  welcome(frame) {
    $('alerts').replaceChildren();
    renewed = false;
    if (frame.you !== me) renamed(frame.you);
    enable(true);
    ({ role } = frame);
    allow(frame.allowance);
    hidden.clear();
    for (const person of frame.blocked ?? []) hidden.add(person);
    presence.reset(frame.members);
    for (const person of hidden) presence.hide(person, true);
    $('waiting').hidden = true;
    ruled(frame.rules);
    waiting = { knocking: new Set(frame.knocking), asking: new Set(frame.asking) };
    showWaiting();
    media.welcome(frame);
    for (const { person, state } of frame.members) if (state) stage.state(person, state);
    chat.history(frame.history, frame.complete !== false);
    for (const said of frame.touched ?? []) chat.touched(said);
    raise(frame.members.find(member => member.person === me)?.hand);
    if (own.muted || own.cameraOff || own.away) tellState();
    if (location.hash === '#on-air') { history.replaceState(null, '', location.pathname); onAir(); }
  },
  joined: frame => presence.joined(frame),
  presence(frame) {
    frame.joined.forEach(each => presence.joined(each));
    frame.left.forEach(person => frames.left({ person }));
  },
  left(frame) { presence.left(frame); media.left(frame); },
  state(frame) { presence.state(frame); stage.state(frame.person, frame); },
  said: frame => chat.said(frame),
  whispered: frame => chat.whispered(frame),
  ack: frame => chat.acknowledged(frame),
  answer: frame => media.answer(frame),
  candidate: frame => media.candidate(frame),
  published(frame) { presence.published(frame); if (frame.person !== me) media.published(frame); },
  unpublished(frame) { presence.unpublished(frame); media.unpublished(frame); },
  renegotiate: frame => media.renegotiate(frame),
  allowance: frame => allow(frame.allowance),
  error: refused,
  touched: frame => chat.touched(frame),
  reacted: frame => chat.reacted(frame),
  rules(frame) { role = frame.role; ruled(frame.rules); if (frame.accept) askLabel(); },
  role(frame) { presence.role(frame); if (frame.person === me) notice(text(`role.now.${frame.role}`)); },
  hand(frame) { presence.hand(frame); if (frame.person === me) raise(frame.up); else if (frame.up && verbs.may('stage')) ring(); },
  knocking({ person, here }) { toggle(waiting.knocking, person, here); },
  asking({ person, waits }) { toggle(waiting.asking, person, waits); },
  camera({ yes }) { if (yes) notice(text('camera.let'), text('camera.turn-on'), onAir); else { media.unpublish('camera', false); media.unpublish('screen', false); ownChanged(); notice(text('camera.not-let')); } },
  audience: frame => stage.audience(frame),
  blocked({ person, on }) { hide(person, on); },
  waiting({ label }) { $('waiting').hidden = false; enable(false); showLabel(label); $('line').textContent = text('knock.waiting'); },
  moderated,
  letter({ from }) { ring(); notice(text('letter', { from }), text('letter.read'), () => open(`${root}/messages/${encodeURIComponent(from)}`, '_blank')); },
  async together(frame) { (await together()).update(frame); $('together-new').hidden = room.dataset.tab === 'together' || !frame.polls.some(poll => poll.open) && !frame.breakouts && !frame.home; },
  async voted(frame) { (await together()).voted(frame); },
  async breakout(frame) { (await together()).seated(frame); },
  async back(frame) { (await together()).back(frame); },
  moderation({ act, person, by }) { if (act !== 'clear') chat.note(text(`moderation.${act}`, { person, by })); },
};

let waiting = { knocking: new Set(), asking: new Set() };

function toggle(set, person, on) {
  if (on) { set.add(person); ring(); } else set.delete(person);
  showWaiting();
}

/** People who knock or ask for the camera, for those who may let them. */
function showWaiting() {
  const rows = [...[...waiting.knocking].map(person => [person, 'knock.asks', yes => ({ type: 'admit', person, yes })]),
    ...[...waiting.asking].map(person => [person, 'camera.asks', yes => ({ type: 'camera', person, yes })])];
  $('requests').replaceChildren(...rows.map(([person, key, frame]) => {
    const button = (yes, label, kind) => {
      const made = element('button', { type: 'button', class: `small ${kind}` }, text(label));
      made.addEventListener('click', () => connection.send(frame(yes)));
      return made;
    };
    return element('div', { class: 'notice' }, element('p', {}, text(key, { person })), button(true, 'let.yes', 'button'), button(false, 'let.no', 'quiet'));
  }));
}

function ruled(now) {
  rules = now;
  const stageOnly = now.stage && !now.may.includes('camera');
  $('on-air').hidden = !now.may.includes('camera') && !media.own('camera');
  $('share').hidden = !now.may.includes('screen') || !navigator.mediaDevices?.getDisplayMedia;
  $('hand').hidden = !now.may.includes('hand');
  $('room-menu').hidden = !['lock', 'stage', 'slow', 'announce', 'ban', 'edit'].some(each => now.may.includes(each));
  $('message').disabled = !now.may.includes('say');
  $('message').placeholder = text(now.may.includes('say') ? now.slow ? 'hint.slow' : 'hint.message' : 'hint.silent', { seconds: now.slow });
  $('announced').hidden = !now.announced;
  $('announced').textContent = now.announced;
  $('signs').replaceChildren(...[[now.locked, 'sign.locked'], [now.slow > 0, 'sign.slow'], [stageOnly, 'sign.stage']].filter(([on]) => on)
    .map(([, key]) => element('span', { class: 'badge' }, text(key, { seconds: now.slow }))));
  $('attach').hidden = !now.may.includes('image') || !now.may.includes('say');
  begun?.then(module => module.ruled());
  showLabel(now.label);
}

function showLabel(label) {
  const lines = [text(`label.door.${label.door}`), text(label.guests ? 'label.guests' : 'label.no-guests'), text(label.listed ? 'label.listed' : 'label.unlisted'),
    text('label.not-embedded'), text('label.not-recorded'), text('label.kept', { days: label.keptDays }), label.where ? text('label.where', { where: label.where }) : text('label.where-here')];
  for (const list of document.querySelectorAll('.label-list')) list.replaceChildren(...lines.map(line => element('li', {}, line)));
}

function askLabel() {
  ownChanged();
  notice(text('label.changed'), text('label.accept'), () => {
    connection.send({ type: 'accept', label: rules.label.version });
    notice(text('label.accepted'));
  }).firstElementChild.after(element('ul', { class: 'label-list' }));
  showLabel(rules.label);
}

function hide(person, on) {
  if (on) hidden.add(person); else hidden.delete(person);
  presence.hide(person, on);
  chat.hide(person, on);
  stage.hide(person, on);
}

/** Something was done to oneself. */
function moderated({ act, reason, until, case: number }) {
  if (act === 'mute') silence();
  const words = [text(`moderated.${act}`, { until: until ? chat.when(until, true) : '' }), reason ? text('moderated.reason', { reason }) : ''].join(' ');
  told = { words, number };
  if (act === 'kick' || act === 'ban') return;
  notice(words, text('moderated.appeal'), () => open(`${root}/appeals?case=${number}`, '_blank'));
}

let told = null;

function silence() {
  const track = media.own('camera')?.media.getAudioTracks()[0];
  if (track) track.enabled = false;
  own.muted = true;
  ownChanged();
  tellState();
}

function raise(up) {
  own.hand = Boolean(up);
  $('hand').setAttribute('aria-pressed', own.hand);
}

let sound = null;
function ring() {
  sound ??= new AudioContext();
  if (sound.state === 'suspended') return;
  const tone = sound.createOscillator(), gain = sound.createGain();
  tone.frequency.value = 880;
  gain.gain.setValueAtTime(0.08, sound.currentTime);
  gain.gain.exponentialRampToValueAtTime(0.001, sound.currentTime + 0.35);
  tone.connect(gain).connect(sound.destination);
  tone.start();
  tone.stop(sound.currentTime + 0.35);
}
addEventListener('pointerdown', () => { sound ??= new AudioContext(); }, { once: true });
addEventListener('keydown', () => { sound ??= new AudioContext(); }, { once: true });

connection.addEventListener('frame', ({ detail }) => frames[detail.type]?.(detail));
connection.addEventListener('state', ({ detail }) => showState(detail));

function refused(frame) {
  if (frame.need === 'password') { needsPassword = true; return askPassword(frame.message); }
  if (frame.id) return chat.refused(frame);
  if (frame.stream && frame.need) return needs(frame);
  if (frame.stream) {
    const mine = media.own('camera')?.stream === frame.stream || media.own('screen')?.stream === frame.stream;
    media.refused(frame);
    if (!mine || frame.code === 'unavailable') return;
    if (frame.code === 'full') return alarm(text('media.full'));
  }
  refusal = frame;
  if (frame.need === 'ban') frame.message = [frame.message, text('moderated.until', { until: chat.when(frame.until, true) }), frame.reason ? text('moderated.reason', { reason: frame.reason }) : ''].join(' ');
  if (frame.need) return alarm(frame.message);
  alarm(frame.code !== 'not-allowed' && has(`error.${frame.code}`) ? text(`error.${frame.code}`) : frame.message);
}

/** The camera needs something first. */
async function needs(frame) {
  media.refused(frame);
  ownChanged();
  if (frame.need === 'label') return askLabel();
  if (frame.need !== 'camera-password') return notice(frame.message);
  media.password = await (await office()).cameraPassword(frame.message);
  if (media.password) onAir();
}

let ticking = 0;
function showState(state) {
  clearInterval(ticking);
  room.dataset.state = state.name;
  const line = $('line');
  if (state.name === 'waiting') {
    const tick = () => { line.textContent = text('reconnecting', { seconds: Math.max(0, Math.ceil((state.until - Date.now()) / 1000)) }); };
    tick();
    ticking = setInterval(tick, 1000);
  } else if (state.name === 'ended') end(state);
  else line.textContent = text(state.name === 'connecting' && state.again ? 'connecting-again' : state.name);
}

function end({ code }) {
  if (code === 4003 && needsPassword) { $('line').textContent = text('disconnected'); return; }
  if (code === 1008 && !renewed) return renew();
  ended = true;
  media.close();
  enable(false);
  $('line').textContent = text('disconnected');
  const next = {
    1008: [text('sign-in-again'), () => { location.href = `${root}/sign-in?return=${encodeURIComponent(location.pathname)}`; }],
    4009: [text('use-here'), () => { ended = false; $('alerts').replaceChildren(); connection.open(); }],
  }[code] ?? [text('back'), () => { location.href = `${root}/`; }];
  if (code === 4004 && room.dataset.home) return move(room.dataset.home);
  $('waiting').hidden = true;
  if (code === 4003 && told) return alarm(told.words, text('moderated.appeal'), () => { location.href = `${root}/appeals?case=${told.number}`; });
  const why = code === 4003 && refusal ? ` ${refusal.code === 'full' ? text('error.full') : refusal.message}` : '';
  alarm(text(`close.${code}`) + why, ...next);
}

// in another tab, while this one was in the room
function renamed(name) {
  me = chat.me = media.me = presence.me = name;
  stage.renamed();
}

// after a restart of the server a browser that stays signed in only needs one request to be known again
async function renew() {
  renewed = true;
  await fetch(location.pathname).catch(() => {});
  connection.open();
}

function enable(able) {
  document.querySelectorAll('.controls button:not(#leave)').forEach(button => { button.disabled = !able; });
}

function alarm(words, label, act) { notice(words, label, act, 'bad'); }

function notice(words, label, act, kind = '') {
  const note = element('div', { class: `notice ${kind}` }, element('p', {}, words));
  const button = element('button', { type: 'button', class: 'small' }, label ?? text('dismiss'));
  button.addEventListener('click', () => { note.remove(); act?.(); });
  note.append(button);
  $('alerts').replaceChildren(note);
  return note;
}

function askPassword(problem) {
  $('door-problem').textContent = connectionTried ? problem : '';
  if (!$('door').open) $('door').showModal();
}

let connectionTried = false;
$('door-form').addEventListener('submit', () => {
  connectionTried = true;
  needsPassword = false;
  connection.open($('door-password').value);
  $('door-password').value = '';
});
$('door').addEventListener('cancel', event => event.preventDefault());

const tellState = () => connection.send({ type: 'state', muted: own.muted, cameraOff: own.cameraOff, away: own.away });

function ownChanged() {
  const leg = media.own('camera');
  $('on-air').setAttribute('aria-pressed', Boolean(leg));
  $('mute').hidden = !leg;
  $('camera-off').hidden = !leg;
  $('mute').setAttribute('aria-pressed', own.muted);
  $('camera-off').setAttribute('aria-pressed', own.cameraOff);
  $('share').setAttribute('aria-pressed', Boolean(media.own('screen')));
  stage.state(me, own);
}

async function onAir() {
  if (busy || ended) return;
  if (media.own('camera')) {
    media.unpublish('camera');
    return ownChanged();
  }
  busy = true;
  const { media: opened, problem } = await devices.open().finally(() => { busy = false; });
  if (problem) alarm(problem);
  if (!opened) return;
  if (ended) return opened.getTracks().forEach(track => track.stop());
  own.muted = !opened.getAudioTracks().length;
  own.cameraOff = !opened.getVideoTracks().length;
  if (devices.push) { own.muted = true; opened.getAudioTracks().forEach(track => { track.enabled = false; }); }
  guard(media.publish(opened, 'camera'));
  watchTracks(opened);
  ownChanged();
  tellState();
}

function watchTracks(opened) {
  for (const track of opened.getTracks())
    track.onended = () => alarm(text(track.kind === 'video' ? 'device.lost.camera' : 'device.lost.microphone'));
}

async function mute() {
  if (devices.push) return;
  const leg = media.own('camera');
  if (!leg) return;
  const [track] = leg.media.getAudioTracks();
  if (!track) {
    const { media: opened, problem } = await devices.open({ camera: false, microphone: true });
    if (!opened) return alarm(problem);
    watchTracks(opened);
    await media.replace(leg, 'audio', opened.getAudioTracks()[0]);
    own.muted = false;
  } else {
    own.muted = track.enabled;
    track.enabled = !own.muted;
  }
  ownChanged();
  tellState();
}

async function cameraOff() {
  const leg = media.own('camera');
  if (!leg || busy) return;
  if (own.cameraOff) {
    busy = true;
    const { media: opened, problem } = await devices.open({ camera: true, microphone: false }).finally(() => { busy = false; });
    if (!opened) return alarm(problem);
    watchTracks(opened);
    await media.replace(leg, 'video', opened.getVideoTracks()[0]);
    own.cameraOff = false;
  } else {
    await media.replace(leg, 'video', null);
    own.cameraOff = true;
  }
  ownChanged();
  tellState();
}

async function share() {
  if (media.own('screen')) {
    media.unpublish('screen');
    return ownChanged();
  }
  try {
    const opened = await devices.screen();
    media.publish(opened, 'screen');
    opened.getVideoTracks()[0].onended = () => { media.unpublish('screen'); ownChanged(); };
    ownChanged();
  } catch (failure) {
    if (failure.name !== 'NotAllowedError') alarm(text('device.failed.screen'));
  }
}

function leave() {
  media.close();
  connection.leave();
  location.href = `${root}/`;
}

/** To a smaller room or back, with the camera on if it was. */
function move(to) {
  const onCamera = media.own('camera');
  ended = true;
  media.close();
  connection.leave();
  location.href = `${root}/room/${to}${onCamera ? '#on-air' : ''}`;
}

function show(tab) {
  room.dataset.tab = tab;
  document.querySelectorAll('[data-shows]').forEach(b => b.setAttribute('aria-pressed', b.dataset.shows === tab));
  if (tab === 'chat') chat.shown();
  if (tab === 'together') { $('together-new').hidden = true; together(); }
}

media.addEventListener('own', ({ detail }) => stage.show(detail, true));
media.addEventListener('remote', ({ detail }) => {
  stage.show(detail, false);
  stage.without(detail.stream, !detail.pictured);
  stage.state(detail.person, presence.of(detail.person));
});
media.addEventListener('gone', ({ detail }) => { stage.remove(detail); ownChanged(); });
media.addEventListener('quality', ({ detail }) => stage.quality(detail));
media.addEventListener('trouble', ({ detail }) => alarm(detail));
devices.addEventListener('join', () => { if (media.own('camera')) media.unpublish('camera'); onAir(); });

$('on-air').addEventListener('click', onAir);
$('mute').addEventListener('click', mute);
$('camera-off').addEventListener('click', cameraOff);
$('share').addEventListener('click', share);
$('leave').addEventListener('click', leave);
$('hand').addEventListener('click', () => connection.send({ type: 'hand', up: !own.hand }));
$('room-menu').addEventListener('click', async ({ currentTarget }) => (await office()).roomMenu(currentTarget, rules, verbs));
$('find').addEventListener('click', async () => (await office()).search(verbs));
$('set-up').addEventListener('click', () => devices.setUp());
document.querySelectorAll('[data-shows]').forEach(b => b.addEventListener('click', () => show(b.dataset.shows)));
addEventListener('keydown', event => {
  if (!event.altKey || event.ctrlKey || event.metaKey) return;
  const press = id => () => $(id).hidden || $(id).click();
  const act = { KeyM: mute, KeyV: onAir, KeyO: cameraOff, KeyS: press('share'), KeyH: press('hand'), KeyL: press('layout'), KeyP: () => stage.pinSpeaker(), KeyD: press('set-up'),
    KeyC: () => { show('chat'); $('message').focus(); }, KeyE: () => show('people'), KeyT: () => show('together'), KeyF: press('find') }[event.code];
  if (act) { event.preventDefault(); act(); }
});
let choosing = 0;
/** After a moment, since whoever speaks changes quickly. */
function pictures(wait = 1500) {
  clearTimeout(choosing);
  choosing = setTimeout(() => {
    media.pictures();
    for (const leg of media.remotes) stage.without(leg.stream, !leg.pictured);
  }, wait);
}
devices.addEventListener('pictures', () => pictures(0));
devices.addEventListener('small', () => { media.small = devices.small; again('camera'); });
for (const kind of ['camera', 'microphone']) devices.addEventListener(kind, () => again(kind));
devices.addEventListener('sound', () => again('microphone'));
devices.addEventListener('arrived', ({ detail }) => notice(text(`device.arrived.${detail.kind}`, { name: detail.label }), text('device.use'), () => devices.take(detail.kind, detail.id)));
devices.addEventListener('lost', ({ detail }) => { if (media.own('camera')) { notice(text(`device.gone.${detail.kind}`, { name: detail.label })); again(detail.kind); } });

/** Opens a device anew while one is on camera, in the place of the one before. */
async function again(kind) {
  const leg = media.own('camera'), camera = kind === 'camera';
  const track = leg?.media.getTracks().find(each => each.kind === (camera ? 'video' : 'audio'));
  if (!leg || !['camera', 'microphone'].includes(kind) || !track) return;
  track.onended = null;
  const { media: opened, problem } = await devices.open({ camera, microphone: !camera });
  if (!opened) return alarm(problem);
  watchTracks(opened);
  const [fresh] = opened.getTracks();
  fresh.enabled = track.enabled;
  await media.replace(leg, fresh.kind, fresh);
}

/** A plan that comes or goes changes the picture at once. */
function allow({ lines, maxKbps }) {
  const same = devices.lines === lines;
  devices.lines = lines;
  media.maxKbps = maxKbps;
  if (!same) media.own('camera')?.media.getVideoTracks()[0]?.applyConstraints(devices.size).catch(() => {});
}

let talking = false;
/** Push to talk: the microphone is open while the key or the button is held. */
function talk(on) {
  const track = media.own('camera')?.media.getAudioTracks()[0];
  if (!track || talking === on) return;
  talking = on;
  track.enabled = on;
  own.muted = !on;
  ownChanged();
  tellState();
}
const typing = target => target.closest?.('input, textarea, select, [contenteditable], dialog, [role=menu]');
addEventListener('keydown', event => {
  if (event.code === 'Space' && devices.push && media.own('camera') && !typing(event.target)) { event.preventDefault(); if (!event.repeat) talk(true); }
  if (event.key === '?' && !typing(event.target)) { event.preventDefault(); $('help').click(); }
});
addEventListener('keyup', event => { if (event.code === 'Space' && talking) { event.preventDefault(); talk(false); } });
addEventListener('blur', () => talk(false));
$('mute').addEventListener('pointerdown', () => devices.push && talk(true));
for (const end of ['pointerup', 'pointercancel', 'pointerleave']) $('mute').addEventListener(end, () => devices.push && talk(false));
devices.addEventListener('push', () => { if (devices.push) silence(); });
$('help').addEventListener('click', async () => (await office()).help());

let unwatched = null;
/** Sound first on a weak network. */
async function guard(leg) {
  unwatched?.();
  unwatched = null;
  const { keepSound } = await import('./quality.js');
  if (media.own('camera') === leg) unwatched = keepSound(leg, on => notice(text(on ? 'weak.back' : 'weak.stopped')));
}

// another way to the network, as on a phone that leaves its wireless: what hangs is tried at once
let route = navigator.connection?.type;
navigator.connection?.addEventListener?.('change', () => {
  if (navigator.connection.type === route) return;
  route = navigator.connection.type;
  connection.reroute();
  setTimeout(() => media.rerouted(), 1000);
});
addEventListener('online', () => setTimeout(() => media.rerouted(), 1000));

let awayTimer = 0;
document.addEventListener('visibilitychange', () => {
  clearTimeout(awayTimer);
  const change = () => { if (own.away !== document.hidden) { own.away = document.hidden; tellState(); } };
  if (document.hidden) awayTimer = setTimeout(change, 60_000); else { change(); if (room.dataset.tab === 'chat') chat.shown(); }
});
// the socket does not count as use of the session, a request does
setInterval(() => fetch(`${root}/api/rooms?q=${name}`).catch(() => {}), 10 * 60_000);
addEventListener('pageshow', event => event.persisted && location.reload());

connection.open();
