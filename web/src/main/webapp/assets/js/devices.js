import { element, text } from './texts.js';

const DEVICES = 'parley.devices';
const keepsPreferences = document.body.dataset.keeps === 'preferences';
if (!keepsPreferences) localStorage.removeItem(DEVICES);

const kept = () => (keepsPreferences ? localStorage : sessionStorage).getItem(DEVICES) ?? '{}';
const keep = choice => (keepsPreferences ? localStorage : sessionStorage).setItem(DEVICES, JSON.stringify(choice));

/** Which camera, microphone and speaker; opens them and says in plain words why one would not open. */
export class Devices extends EventTarget {
  #choice = { clean: true, ...JSON.parse(kept()) };
  #dialog = document.getElementById('devices');
  #preview = document.getElementById('preview');
  #problem = document.getElementById('devices-problem');
  #opened = null; #meter = 0; #sound = null;

  constructor() {
    super();
    this.#pick('camera'); this.#pick('microphone'); this.#pick('speaker');
    const clean = document.getElementById('clean-sound');
    clean.checked = this.#choice.clean;
    clean.addEventListener('change', () => { this.#choose('clean', clean.checked); this.#look(); });
    document.getElementById('speaker-field').hidden = !('setSinkId' in HTMLMediaElement.prototype);
    document.getElementById('devices-close').addEventListener('click', () => this.#dialog.close());
    document.getElementById('devices-join').addEventListener('click', () => {
      this.#dialog.close();
      this.dispatchEvent(new Event('join'));
    });
    this.#dialog.addEventListener('close', () => this.#stopLooking());
    navigator.mediaDevices?.addEventListener('devicechange', () => this.#dialog.open && this.#list());
  }

  get speaker() { return this.#choice.speaker ?? ''; }

  async setUp() {
    this.#dialog.showModal();
    await this.#look();
    await this.#list();
  }

  /** Opens what was chosen; where one of the two fails, the other alone. Answers {media, problem}. */
  async open({ camera = this.#choice.camera !== 'none', microphone = this.#choice.microphone !== 'none' } = {}) {
    if (!navigator.mediaDevices?.getUserMedia) return { media: null, problem: text('device.insecure') };
    if (!camera && !microphone) return { media: null, problem: text('device.both-off') };
    const video = camera && { deviceId: this.#wish('camera'), width: { ideal: 1280 }, height: { ideal: 720 }, frameRate: { ideal: 30, max: 30 } };
    const audio = microphone && { deviceId: this.#wish('microphone'), echoCancellation: this.#choice.clean,
      noiseSuppression: this.#choice.clean, autoGainControl: this.#choice.clean };
    try {
      return { media: await navigator.mediaDevices.getUserMedia({ video, audio }), problem: null };
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
      if (kind === 'speaker') this.dispatchEvent(new Event('speaker')); else this.#look();
    });
  }

  #choose(key, value) {
    this.#choice[key] = value;
    keep(this.#choice);
  }

  async #list() {
    const all = await navigator.mediaDevices?.enumerateDevices() ?? [];
    for (const [kind, of] of [['camera', 'videoinput'], ['microphone', 'audioinput'], ['speaker', 'audiooutput']]) {
      const options = all.filter(d => d.kind === of && d.deviceId)
        .map((d, i) => element('option', { value: d.deviceId }, d.label || `${text(`device.${kind}`)} ${i + 1}`));
      if (!options.length) options.push(element('option', { value: '' }, text('device.default')));
      if (kind !== 'speaker') options.push(element('option', { value: 'none' }, text(`device.no-${kind}`)));
      const select = document.getElementById(`pick-${kind}`);
      select.replaceChildren(...options);
      if (options.some(o => o.value === this.#choice[kind])) select.value = this.#choice[kind];
    }
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
