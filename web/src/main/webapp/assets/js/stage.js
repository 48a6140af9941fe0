import { element, icon, text } from './texts.js';

const SPEAKING = 0.02;

/** The pictures: a grid, or the one who speaks large with the others beside; pins win. */
export class Stage {
  #tiles = new Map(); #speaker = ''; #devices; #verbs; #volumes = new Map();
  #stage = document.getElementById('stage');
  #box = document.getElementById('tiles');
  #hear = document.getElementById('hear');

  /** @param verbs menu of a tile, list of who watches */
  constructor(devices, media, verbs) {
    this.#devices = devices;
    this.#verbs = verbs;
    devices.addEventListener('speaker', () => this.#tiles.forEach(tile => this.#sendSoundTo(tile)));
    const toggle = document.getElementById('layout');
    toggle.addEventListener('click', () => {
      this.#stage.dataset.layout = this.#stage.dataset.layout === 'grid' ? 'speaker' : 'grid';
      toggle.setAttribute('aria-pressed', this.#stage.dataset.layout === 'speaker');
      this.#arrange();
    });
    this.#hear.addEventListener('click', () => {
      this.#hear.hidden = true;
      this.#tiles.forEach(tile => { tile.video.muted = tile.mine; this.#play(tile); });
    });
    setInterval(() => this.#listen(media), 300);
  }

  show(leg, mine) {
    const tile = this.#tiles.get(leg.stream) ?? this.#make(leg, mine);
    if (tile.video.srcObject !== leg.media) tile.video.srcObject = leg.media;
    this.#sendSoundTo(tile);
    this.#play(tile);
  }

  /** Hides somebody's pictures and sound, or shows them again. */
  hide(person, on) {
    for (const tile of this.#tiles.values()) if (tile.leg.person === person && !tile.mine) {
      tile.box.hidden = on;
      tile.video.muted = on;
    }
  }

  /** Who watches one's own picture. */
  audience({ stream, count, watching }) {
    const tile = this.#tiles.get(stream);
    if (!tile?.mine) return;
    tile.watchers.hidden = !count;
    tile.watchers.lastChild.textContent = count;
    tile.watchers.setAttribute('aria-label', text('audience', { count }));
    tile.watchers.title = text('audience', { count });
    tile.watching = watching;
    tile.count = count;
  }

  /** 0 to 1, for this person and this visit. */
  volume(person, part) {
    if (part === undefined) return this.#volumes.get(person) ?? 1;
    this.#volumes.set(person, part);
    for (const tile of this.#tiles.values()) if (tile.leg.person === person && !tile.mine) tile.video.volume = part;
    return part;
  }

  /** Whether a picture is among the pinned, or the only large one. */
  matters(stream) {
    const tile = this.#tiles.get(stream);
    return Boolean(tile) && (tile.box.hasAttribute('data-pinned') || stream === this.#speaker || tile.leg.source === 'screen');
  }

  pinSpeaker() { (this.#tiles.get(document.activeElement?.closest?.('.tile')?.dataset.stream) ?? this.#tiles.get(this.#speaker) ?? [...this.#tiles.values()][0])?.box.querySelector('.pin').click(); }

  /** Pictures one does not get, to save data. */
  without(stream, on) { this.#tiles.get(stream)?.box.toggleAttribute('data-no-picture', on); }

  /** What somebody's camera shows now, as a small JPEG in Base64, or null. */
  picture(person, width) {
    const tile = [...this.#tiles.values()].find(each => each.leg.person === person && each.video.videoWidth > 0);
    if (!tile) return null;
    const canvas = element('canvas', { width, height: Math.round(width * tile.video.videoHeight / tile.video.videoWidth) });
    canvas.getContext('2d').drawImage(tile.video, 0, 0, canvas.width, canvas.height);
    return canvas.toDataURL('image/jpeg', 0.7).split(',')[1];
  }

  remove({ stream }) {
    this.#tiles.get(stream)?.box.remove();
    this.#tiles.delete(stream);
    if (this.#speaker === stream) this.#speaker = '';
    this.#arrange();
  }

  quality({ stream, peer }) {
    const tile = this.#tiles.get(stream);
    if (tile) tile.box.dataset.link = peer.connectionState;
  }

  state(person, { muted, cameraOff }) {
    for (const tile of this.#tiles.values())
      if (tile.leg.person === person && tile.leg.source !== 'screen') {
        tile.box.toggleAttribute('data-muted', Boolean(muted));
        tile.box.toggleAttribute('data-camera-off', Boolean(cameraOff));
      }
  }

  /** Own tiles, whose legs have another name. */
  renamed() {
    for (const { box, leg, mine } of this.#tiles.values()) if (mine) {
      box.dataset.person = leg.person;
      box.querySelector('.caption > span').textContent = this.#caption(leg, true);
      box.querySelector('.face').textContent = leg.person.slice(0, 1).toUpperCase();
      box.querySelector('.pin').setAttribute('aria-label', text('pin', { name: leg.person }));
    }
  }

  #caption(leg, mine) { return text(leg.source === 'screen' ? 'tile.screen' : mine ? 'tile.mine' : 'tile.person', { name: leg.person }); }

  #make(leg, mine) {
    const video = element('video', { autoplay: true, playsinline: true });
    video.muted = mine;
    const pin = element('button', { type: 'button', class: 'pin', 'aria-pressed': 'false', 'aria-label': text('pin', { name: leg.person }) }, icon('pin'));
    const name = element('span', { class: 'caption' }, icon('mic-off'),
      element('span', {}, this.#caption(leg, mine)));
    const face = element('span', { class: 'face', 'aria-hidden': 'true' }, leg.person.slice(0, 1).toUpperCase());
    const watchers = element('button', { type: 'button', class: 'watchers', hidden: true, 'aria-haspopup': 'menu', 'aria-expanded': 'false' }, icon('eye'), element('span', {}, '0'));
    const more = element('button', { type: 'button', class: 'more', 'aria-haspopup': 'menu', 'aria-expanded': 'false', 'aria-label': text('tile.menu', { name: leg.person }) }, icon('more'));
    const box = element('div', { class: 'tile', 'data-stream': leg.stream, 'data-person': leg.person, 'data-source': leg.source,
      'data-mine': mine }, face, video, name, watchers, more, pin);
    const tile = { box, video, leg, mine, watchers, watching: [], count: 0 };
    video.volume = mine ? 1 : this.volume(leg.person);
    watchers.addEventListener('click', () => this.#verbs.audience(watchers, tile.watching, tile.count));
    more.addEventListener('click', () => this.#verbs.tileMenu(more, tile));
    video.addEventListener('resize', () => box.toggleAttribute('data-tall', video.videoHeight > video.videoWidth));
    pin.addEventListener('click', () => {
      box.toggleAttribute('data-pinned');
      pin.setAttribute('aria-pressed', box.hasAttribute('data-pinned'));
      this.#arrange();
      this.#verbs.pictures();
    });
    this.#tiles.set(leg.stream, tile);
    this.#box.append(box);
    this.#arrange();
    return tile;
  }

  #arrange() {
    const tiles = [...this.#tiles.values()];
    const pinned = tiles.filter(t => t.box.hasAttribute('data-pinned'));
    const screens = tiles.filter(t => t.leg.source === 'screen');
    const speaking = this.#tiles.get(this.#speaker) ?? tiles.find(t => !t.mine) ?? tiles[0];
    const speakerView = this.#stage.dataset.layout === 'speaker' || pinned.length > 0 || screens.length > 0;
    const large = new Set(!speakerView ? [] : pinned.length ? pinned : screens.length ? screens : [speaking]);
    for (const tile of tiles) tile.box.classList.toggle('large', large.has(tile));
    this.#stage.classList.toggle('speaker-view', speakerView && tiles.length > 1);
    this.#stage.dataset.count = tiles.length;
    const shown = speakerView ? Math.max(1, large.size) : Math.max(1, tiles.length);
    this.#box.style.setProperty('--columns', Math.ceil(Math.sqrt(shown)));
    this.#box.style.setProperty('--rows', Math.ceil(shown / Math.ceil(Math.sqrt(shown))));
  }

  #listen(media) {
    let loudest = '', most = SPEAKING;
    for (const leg of media.remotes) {
      const receiver = leg.peer?.getReceivers().find(r => r.track.kind === 'audio');
      const level = receiver?.getSynchronizationSources()[0]?.audioLevel ?? 0;
      this.#tiles.get(leg.stream)?.box.classList.toggle('speaking', level > SPEAKING);
      if (level > most) [loudest, most] = [leg.stream, level];
    }
    if (!loudest || loudest === this.#speaker) return;
    this.#speaker = loudest;
    this.#verbs.pictures();
    if (this.#stage.dataset.layout === 'speaker') this.#arrange();
  }

  async #play(tile) {
    try {
      await tile.video.play();
    } catch (failure) {
      if (failure.name !== 'NotAllowedError' || tile.video.muted) return;
      // no sound before a click: the picture alone until then
      tile.video.muted = true;
      this.#hear.hidden = false;
      await this.#play(tile);
    }
  }

  #sendSoundTo(tile) {
    // one that is gone is as if none were chosen
    if (!tile.mine) tile.video.setSinkId?.(this.#devices.speaker).catch(() => tile.video.setSinkId('').catch(() => {}));
  }
}
