import { element, text } from './texts.js';

const DEVICES = 'parley.devices';
const keepsPreferences = document.body.dataset.keeps === 'preferences';
if (!keepsPreferences) localStorage.removeItem(DEVICES);

const kept = () => (keepsPreferences ? localStorage : sessionStorage).getItem(DEVICES) ?? '{}';
const keep = choice => (keepsPreferences ? localStorage : sessionStorage).setItem(DEVICES, JSON.stringify(choice));

/** Which camera, microphone and speaker; opens them and says in plain words why one would not open. */
export class Devices extends EventTarget {
  #choice = { echo: true, noise: true, gain: true, pictures: 'all', small: false, push: false, ...JSON.parse(kept()) };
  #dialog = document.getElementById('devices');
  #preview = document.getElementById('preview');
  #problem = document.getElementById('devices-problem');
  #opened = null; #meter = 0; #sound = null;

  constructor() {
    super();
    this.#pick('camera'); this.#pick('microphone'); this.#pick('speaker');
    for (const key of ['echo', 'noise', 'gain']) this.#tick(key, () => { this.#look(); this.dispatchEvent(new Event('sound')); });
    for (const key of ['push', 'small']) this.#tick(key, () => this.dispatchEvent(new Event(key)));
    const pictures = document.getElementById('pick-pictures');
    pictures.value = this.#choice.pictures;
    pictures.addEventListener('change', () => { this.#choose('pictures', pictures.value); this.dispatchEvent(new Event('pictures')); });
    document.getElementById('speaker-field').hidden = !('setSinkId' in HTMLMediaElement.prototype);
    document.getElementById('devices-close').addEventListener('click', () => this.#dialog.close());
    document.getElementById('devices-join').addEventListener('click', () => {
      this.#dialog.close();
      this.dispatchEvent(new Event('join'));
    });
    this.#dialog.addEventListener('close', () => this.#stopLooking());
    navigator.mediaDevices?.addEventListener('devicechange', () => this.#changed());
  }

  get speaker() { return this.#choice.speaker ?? ''; }
  /** Whose picture comes: `all`, `speaker` or `none`. */
  get pictures() { return this.#choice.pictures; }
  get small() { return this.#choice.small; }
  get push() { return this.#choice.push; }

  /** Lines of the picture one's plan allows. */
  lines = 720;

  /** What is asked of the camera. */
  get size() {
    const lines = this.#choice.small ? 180 : this.lines;
    return { width: { ideal: Math.round(lines * 16 / 9) }, height: { ideal: lines } };
  }

  /** Takes a device that was plugged in. */
  take(kind, id) {
    this.#choose(kind, id);
    this.dispatchEvent(new Event(kind === 'speaker' ? 'speaker' : kind));
  }

  #known = null;

  /** Something was plugged in or out. */
  async #changed() {
    const before = this.#known;
    const now = await this.#list();
    if (!before) return;
    for (const one of now) if (one.label && !before.some(each => each.id === one.id)) this.dispatchEvent(new CustomEvent('arrived', { detail: one }));
    for (const one of before) if (one.id === this.#choice[one.kind] && !now.some(each => each.id === one.id)) this.dispatchEvent(new CustomEvent('lost', { detail: one }));
    this.dispatchEvent(new Event('speaker'));
    if (this.#dialog.open) this.#look();
  }

  #tick(key, then) {
    const box = document.getElementById(`pick-${key}`);
    box.checked = this.#choice[key];
    box.addEventListener('change', () => { this.#choose(key, box.checked); then(); });
  }

  async setUp() {
    this.#dialog.showModal();
    await this.#look();
    await this.#list();
  }

  /** Opens what was chosen; where one of the two fails, the other alone. Answers {media, problem}. */
  async open({ camera = this.#choice.camera !== 'none', microphone = this.#choice.microphone !== 'none' } = {}) {
    if (!navigator.mediaDevices?.getUserMedia) return { media: null, problem: text('device.insecure') };
    if (!camera && !microphone) return { media: null, problem: text('device.both-off') };
    const video = camera && { deviceId: this.#wish('camera'), ...this.size, frameRate: this.#choice.small ? { ideal: 15, max: 15 } : { ideal: 30, max: 30 } };
    const audio = microphone && { deviceId: this.#wish('microphone'), echoCancellation: this.#choice.echo,
      noiseSuppression: this.#choice.noise, autoGainControl: this.#choice.gain };
    try {
      const media = await navigator.mediaDevices.getUserMedia({ video, audio });
      this.#known ??= await this.#all();
      return { media, problem: null };
    } catch (failure) {
      if (!camera || !microphone) return { media: null, problem: inWords(failure, camera ? 'camera' : 'microphone') };
      const alone = await this.#either(video, audio);
      return alone.media ? alone : { media: null, problem: inWords(failure, 'both') };
    }
  }

  screen() {
    return navigator.mediaDevices.getDisplayMedia({ video: { frameRate: { ideal: 15, max: 30 } }, audio: true });
  }

  async #either(video, audio) {
    for (const [wanted, missing] of [[{ video }, 'microphone'], [{ audio }, 'camera']])
      try {
        return { media: await navigator.mediaDevices.getUserMedia(wanted), problem: text(`device.without-${missing}`) };
      } catch { /* the other one is tried next */ }
    return {};
  }

  #wish(kind) { return this.#choice[kind] ? { ideal: this.#choice[kind] } : undefined; }

  #pick(kind) {
    document.getElementById(`pick-${kind}`).addEventListener('change', event => {
      this.#choose(kind, event.target.value);
      this.dispatchEvent(new Event(kind));
      if (kind !== 'speaker') this.#look();
    });
  }

  #choose(key, value) {
    this.#choice[key] = value;
    keep(this.#choice);
  }

  async #all() {
    const kinds = { videoinput: 'camera', audioinput: 'microphone', audiooutput: 'speaker' };
    return (await navigator.mediaDevices?.enumerateDevices() ?? []).filter(one => one.deviceId).map(({ kind, deviceId, label }) => ({ kind: kinds[kind], id: deviceId, label }));
  }

  async #list() {
    const all = this.#known = await this.#all();
    for (const kind of ['camera', 'microphone', 'speaker']) {
      const options = all.filter(one => one.kind === kind).map((one, i) => element('option', { value: one.id }, one.label || `${text(`device.${kind}`)} ${i + 1}`));
      if (!options.length) options.push(element('option', { value: '' }, text('device.default')));
      if (kind !== 'speaker') options.push(element('option', { value: 'none' }, text(`device.no-${kind}`)));
      const select = document.getElementById(`pick-${kind}`);
      select.replaceChildren(...options);
      if (options.some(o => o.value === this.#choice[kind])) select.value = this.#choice[kind];
    }
    return all;
  }

  async #look() {
    this.#stopLooking();
    const { media, problem } = await this.open();
    if (!this.#dialog.open) return media?.getTracks().forEach(t => t.stop());
    this.#problem.textContent = problem ?? '';
    this.#opened = media;
    this.#preview.srcObject = media;
    document.getElementById('preview-none').hidden = Boolean(media?.getVideoTracks().length);
    if (media?.getAudioTracks().length) this.#measure(media);
  }

  #measure(media) {
    this.#sound = new AudioContext();
    const ear = this.#sound.createAnalyser();
    ear.fftSize = 512;
    this.#sound.createMediaStreamSource(media).connect(ear);
    const wave = new Float32Array(ear.fftSize);
    const level = document.getElementById('level');
    this.#meter = setInterval(() => {
      ear.getFloatTimeDomainData(wave);
      level.value = Math.min(1, Math.sqrt(wave.reduce((sum, v) => sum + v * v, 0) / wave.length) * 4);
    }, 80);
  }

  #stopLooking() {
    clearInterval(this.#meter);
    this.#sound?.close();
    this.#sound = null;
    this.#opened?.getTracks().forEach(t => t.stop());
    this.#opened = null;
    this.#preview.srcObject = null;
    document.getElementById('level').value = 0;
  }
}

function inWords(failure, what) {
  const known = { NotAllowedError: 'refused', NotFoundError: 'missing', NotReadableError: 'busy', OverconstrainedError: 'missing' };
  return text(`device.${known[failure.name] ?? 'failed'}.${what}`);
}
