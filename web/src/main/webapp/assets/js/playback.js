import { element, icon, text } from './texts.js';

const OFF = 1.2, DRIFT = 0.2;
const agreed = new Set();

/** A file of the room. */
class FilePlayer {
  #video;
  constructor(place, source, told) {
    this.#video = element('video', { src: source, playsinline: true, preload: 'auto' });
    for (const event of ['loadedmetadata', 'timeupdate', 'durationchange']) this.#video.addEventListener(event, told.time);
    this.#video.addEventListener('ended', told.ended);
    this.#video.addEventListener('error', () => told.failed());
    place.append(this.#video);
  }
  get at() { return this.#video.currentTime; }
  get length() { return Number.isFinite(this.#video.duration) ? this.#video.duration : 0; }
  set volume(part) { this.#video.volume = part; this.#video.muted = part === 0; }
  seek(at) { this.#video.currentTime = this.length ? Math.min(at, this.length) : at; }
  /** A little too early or late is made up for by speed, which nobody hears. */
  drift(by) { this.#video.playbackRate = Math.abs(by) > DRIFT ? (by > 0 ? 1.06 : 0.94) : 1; }
  async play() {
    if (this.#video.ended) return true;
    return this.#video.play().then(() => true, () => false);
  }
  pause() { this.#video.pause(); }
  close() { this.#video.removeAttribute('src'); this.#video.load(); this.#video.remove(); }
}

/** Another site's player in a frame, steered by messages as that site documents them. */
class FramePlayer {
  #frame; #kind; #origin; #told; #at = 0; #since = 0; #runs = false; #length = 0; #ready = false; #listener;

  constructor(place, { player, address, origin }, told) {
    this.#kind = player;
    this.#origin = origin;
    this.#told = told;
    const own = encodeURIComponent(location.origin);
    const source = player === 'youtube' ? `${origin}/embed/${address}?enablejsapi=1&controls=0&disablekb=1&rel=0&playsinline=1&origin=${own}` : `${origin}/video/${address}?api=1&dnt=1&controls=0&autopause=0`;
    this.#frame = element('iframe', { src: source, title: text(`player.${player}`), allow: 'autoplay; fullscreen', sandbox: 'allow-scripts allow-same-origin', referrerpolicy: 'strict-origin' });
    this.#listener = event => event.source === this.#frame.contentWindow && event.origin === origin && this.#heard(event.data);
    addEventListener('message', this.#listener);
    this.#frame.addEventListener('load', () => this.#post(player === 'youtube' ? { event: 'listening', id: 1 } : { method: 'addEventListener', value: 'timeupdate' }));
    place.append(this.#frame);
  }

  #post(message) { this.#frame.contentWindow?.postMessage(this.#kind === 'youtube' ? JSON.stringify(message) : message, this.#origin); }

  #heard(data) {
    let message = data;
    if (typeof data === 'string') try { message = JSON.parse(data); } catch { return; }
    if (this.#kind === 'youtube') {
      if (message.event === 'onReady') this.#ready = true;
      const { info } = message;
      if (!info || typeof info !== 'object') return;
      this.#ready = true;
      if (info.duration > 0) this.#length = info.duration;
      if (info.currentTime >= 0) { this.#at = info.currentTime; this.#since = Date.now(); }
      if (info.playerState !== undefined) this.#runs = info.playerState === 1;
      if (info.playerState === 0) this.#told.ended();
    } else {
      if (message.event === 'ready') { this.#ready = true; this.#post({ method: 'addEventListener', value: 'timeupdate' }); this.#post({ method: 'addEventListener', value: 'finish' }); }
      if (message.event === 'timeupdate' || message.event === 'playProgress') { this.#ready = true; this.#at = message.data.seconds; this.#length = message.data.duration; this.#since = Date.now(); }
      if (message.event === 'finish') this.#told.ended();
    }
    this.#told.time();
  }

  get at() { return this.#at + (this.#runs ? (Date.now() - this.#since) / 1000 : 0); }
  get length() { return this.#length; }
  set volume(part) { this.#post(this.#kind === 'youtube' ? { event: 'command', func: part ? 'unMute' : 'mute', args: [] } : { method: 'setVolume', value: part }); if (this.#kind === 'youtube') this.#post({ event: 'command', func: 'setVolume', args: [Math.round(part * 100)] }); }
  seek(at) { this.#at = at; this.#since = Date.now(); this.#post(this.#kind === 'youtube' ? { event: 'command', func: 'seekTo', args: [at, true] } : { method: 'setCurrentTime', value: at }); }
  drift() {}
  async play() { this.#runs = true; this.#post(this.#kind === 'youtube' ? { event: 'command', func: 'playVideo', args: [] } : { method: 'play' }); return true; }
  pause() { this.#runs = false; this.#post(this.#kind === 'youtube' ? { event: 'command', func: 'pauseVideo', args: [] } : { method: 'pause' }); }
  close() { removeEventListener('message', this.#listener); this.#frame.remove(); }
}

/** What all watch, where all are in it. */
export class Playback {
  #box; #root; #verbs; #steer; #player = null; #video = null; #watch = null; #received = 0; #parts; #volume = 1; #wanted = false;

  constructor(box, root, verbs, steer) {
    this.#box = box;
    this.#root = root;
    this.#verbs = verbs;
    this.#steer = steer;
    setInterval(() => this.#keepStep(), 1000);
  }

  /** Where all should be, in seconds. */
  get at() { return this.#watch ? this.#watch.at + (this.#watch.on ? (Date.now() - this.#received) / 1000 : 0) : 0; }

  show(video, watch, steers) {
    this.#watch = watch ?? null;
    this.#received = Date.now();
    if (!video) return this.#close();
    if (this.#video?.video !== video.video) {
      this.#close();
      this.#watch = watch;
      this.#video = video;
      this.#build();
    }
    this.#parts.steers.hidden = !steers;
    this.#parts.seek.disabled = !steers;
    this.#keepStep();
  }

  #close() {
    this.#player?.close();
    this.#player = null;
    this.#video = null;
    this.#box.hidden = true;
    this.#box.replaceChildren();
  }

  #button(name, key, act) {
    const made = element('button', { type: 'button', class: 'quiet', 'aria-label': text(key), title: text(key) }, icon(name));
    made.addEventListener('click', act);
    return made;
  }

  #build() {
    const place = element('div', { class: 'screen' });
    const seek = element('input', { type: 'range', min: 0, max: 0, step: 1, value: 0, 'aria-label': text('watch.where') });
    const volume = element('input', { type: 'range', min: 0, max: 100, step: 5, value: this.#volume * 100, 'aria-label': text('watch.volume'), class: 'volume' });
    const time = element('span', { class: 'time' });
    const run = this.#button('play', 'watch.run', () => this.#steer.control(!this.#watch.on, this.at));
    const steers = element('span', {}, run, this.#button('stop', 'watch.stop', () => this.#steer.stop()));
    this.#parts = { place, seek, time, run, steers };
    seek.addEventListener('change', () => this.#steer.control(this.#watch.on, Number(seek.value)));
    volume.addEventListener('input', () => { this.#volume = Number(volume.value) / 100; if (this.#player) this.#player.volume = this.#volume; });
    const title = this.#video.title || text(`player.${this.#video.player}`);
    this.#box.replaceChildren(place, element('div', { class: 'bar' }, steers, seek, time, volume, this.#button('large', 'watch.large', () => place.requestFullscreen?.().catch(() => {}))));
    this.#box.setAttribute('aria-label', text('watch.watching', { title }));
    this.#box.hidden = false;
    if (this.#video.player === 'file' || agreed.has(this.#video.player)) this.#open();
    else this.#askFirst(place, title);
  }

  /** Nothing of another site is loaded before somebody says so. */
  #askFirst(place, title) {
    const site = text(`player.${this.#video.player}`);
    const load = element('button', { type: 'button', class: 'button' }, text('watch.load', { site }));
    const ask = element('div', { class: 'ask-first' }, element('p', {}, element('strong', { dir: 'auto' }, title)), element('p', {}, text('watch.elsewhere', { site })), load);
    load.addEventListener('click', () => { agreed.add(this.#video.player); ask.remove(); this.#open(); });
    place.append(ask);
  }

  #open() {
    const told = { time: () => this.#showTime(), ended: () => this.#steer.ended(this.#video?.video), failed: () => this.#verbs.alarm(text('watch.failed')) };
    const { place } = this.#parts;
    this.#player = this.#video.player === 'file' ? new FilePlayer(place, `${this.#verbs.files}/${this.#video.address}`, told) : new FramePlayer(place, this.#video, told);
    this.#player.volume = this.#volume;
    this.#keepStep();
  }

  #showTime() {
    const { seek, time } = this.#parts, { length } = this.#player ?? { length: 0 };
    seek.max = Math.floor(length);
    if (document.activeElement !== seek || seek.disabled) seek.value = Math.floor(this.at);
    const clock = seconds => `${Math.floor(seconds / 60)}:${String(Math.floor(seconds % 60)).padStart(2, '0')}`;
    seek.setAttribute('aria-valuetext', clock(this.at));
    time.textContent = length ? `${clock(Math.min(this.at, length))} / ${clock(length)}` : '';
  }

  async #keepStep() {
    if (!this.#video) return;
    const { run } = this.#parts;
    run.replaceChildren(icon(this.#watch.on ? 'pause' : 'play'));
    run.setAttribute('aria-label', text(this.#watch.on ? 'watch.pause' : 'watch.run'));
    if (!this.#player) return;
    const player = this.#player, off = this.at - player.at;
    this.#showTime();
    if (player.length && this.at >= player.length) return;
    if (Math.abs(off) > OFF) player.seek(this.at);
    player.drift(this.#watch.on && Math.abs(off) <= OFF ? off : 0);
    if (!this.#watch.on) return player.pause();
    if (await player.play() || this.#player !== player) return;
    // no sound before a click: the picture alone until then
    player.volume = 0;
    if (await player.play() && !this.#wanted) {
      this.#wanted = true;
      this.#verbs.notice(text('watch.silent'), text('watch.hear'), () => { this.#wanted = false; if (this.#player) this.#player.volume = this.#volume; });
    }
  }
}
