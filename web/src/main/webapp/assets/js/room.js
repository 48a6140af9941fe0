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
let me = room.dataset.me;

const connection = new Connection(`${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}${root}/live/${name}`);
const chat = new Chat(connection, me, name);
const devices = new Devices();
const media = new Media(connection, me);
const stage = new Stage(devices, media);
const presence = new Presence(me, person => { show('chat'); chat.whisperTo(person); });
const own = { muted: false, cameraOff: false, away: false };
let refusal = null, renewed = false;
let ended = false, busy = false, needsPassword = false;

const frames = {
  welcome(frame) {
    $('alerts').replaceChildren();
    renewed = false;
    enable(true);
    presence.reset(frame.members);
    media.welcome(frame);
    for (const { person, state } of frame.members) if (state) stage.state(person, state);
    chat.history(frame.history, frame.complete !== false);
    if (Object.values(own).some(Boolean)) tellState();
  },
  joined: frame => presence.joined(frame),
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
  error: refused,
};

connection.addEventListener('frame', ({ detail }) => frames[detail.type]?.(detail));
connection.addEventListener('state', ({ detail }) => showState(detail));

function refused(frame) {
  if (frame.need === 'password') { needsPassword = true; return askPassword(frame.message); }
  if (frame.id) return chat.refused(frame);
  if (frame.stream) {
    const mine = media.own('camera')?.stream === frame.stream || media.own('screen')?.stream === frame.stream;
    media.refused(frame);
    if (!mine || frame.code === 'unavailable') return;
    if (frame.code === 'full') return alarm(text('media.full'));
  }
  refusal = frame;
  alarm(has(`error.${frame.code}`) ? text(`error.${frame.code}`) : frame.message);
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
  const why = code === 4003 && refusal ? ` ${refusal.code === 'full' ? text('error.full') : refusal.message}` : '';
  alarm(text(`close.${code}`) + why, ...next);
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

function alarm(words, label, act) {
  const note = element('div', { class: 'notice bad' }, element('p', {}, words));
  const button = element('button', { type: 'button', class: 'small' }, label ?? text('dismiss'));
  button.addEventListener('click', act ?? (() => note.remove()));
  note.append(button);
  $('alerts').replaceChildren(note);
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

const tellState = () => connection.send({ type: 'state', ...own });

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
  media.publish(opened, 'camera');
  watchTracks(opened);
  ownChanged();
  tellState();
}

function watchTracks(opened) {
  for (const track of opened.getTracks())
    track.onended = () => alarm(text(track.kind === 'video' ? 'device.lost.camera' : 'device.lost.microphone'));
}

async function mute() {
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

function show(tab) {
  room.dataset.tab = tab;
  document.querySelectorAll('[data-shows]').forEach(b => b.setAttribute('aria-pressed', b.dataset.shows === tab));
  if (tab === 'chat') chat.shown();
}

media.addEventListener('own', ({ detail }) => stage.show(detail, true));
media.addEventListener('remote', ({ detail }) => {
  stage.show(detail, false);
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
$('set-up').addEventListener('click', () => devices.setUp());
$('share').hidden = !navigator.mediaDevices?.getDisplayMedia;
document.querySelectorAll('[data-shows]').forEach(b => b.addEventListener('click', () => show(b.dataset.shows)));
addEventListener('keydown', event => {
  if (!event.altKey || event.ctrlKey || event.metaKey) return;
  const act = { KeyM: mute, KeyV: onAir }[event.code];
  if (act) { event.preventDefault(); act(); }
});
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
