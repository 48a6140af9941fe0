import { randomId, text } from './texts.js';

const SCREEN_BITRATE = 2_500_000;
// of the most the portal takes: the rest is for what is sent again
const SHARE = 0.75;
const GRACE = 3000, SMALL_BITRATE = 250_000;

/**
 * One peer connection for each own stream (send only) and each stream of the others (receive only).
 * Events: `own`, `remote`, `gone` with {stream, person, source, media, peer}; `trouble` with words.
 */
export class Media extends EventTarget {
  #connection; #me; #ice = []; #own = new Map(); #remote = new Map();

  constructor(connection, me) {
    super();
    this.#connection = connection;
    this.#me = me;
  }

  set me(name) {
    this.#me = name;
    for (const leg of this.#own.values()) leg.person = name;
  }

  own(source) { return [...this.#own.values()].find(leg => leg.source === source); }

  /** Whether one's own picture is sent small. */
  small = false;

  /** What one's plan allows for the camera. */
  maxKbps = 2000;

  /** The room's word for the camera. */
  password = null;

  /** Which pictures of others are wanted; sound always is. */
  wants = () => true;

  /** Asks anew for those whose picture is wanted now and does not come, or the other way round. */
  pictures() {
    for (const leg of this.remotes) if (leg.peer && leg.pictured !== this.wants(leg)) this.#offer(leg);
  }

  /** The way to the network is another one: what does not run is asked for anew at once. */
  rerouted() {
    for (const leg of [...this.#own.values(), ...this.remotes]) if (leg.peer && leg.peer.connectionState !== 'connected') this.#offer(leg);
  }

  get remotes() { return [...this.#remote.values()]; }

  /** After each welcome: own streams the room no longer has go up again, everybody else's are asked for anew. */
  welcome({ ice, members }) {
    this.#ice = ice ?? [];
    const listed = new Map();
    for (const { person, streams, stream } of members)
      for (const each of streams ?? (stream ? [{ stream, source: 'camera' }] : [])) listed.set(each.stream, { person, ...each });
    for (const leg of this.#own.values())
      if (!listed.has(leg.stream) || leg.peer?.connectionState !== 'connected') this.#offer(leg);
    for (const leg of [...this.#remote.values()]) if (!listed.has(leg.stream)) this.#drop(leg);
    for (const each of listed.values()) if (each.person !== this.#me) this.published(each);
  }

  publish(media, source) {
    const leg = { stream: randomId(), person: this.#me, source, media, side: 'publish', tries: 0 };
    this.#own.set(leg.stream, leg);
    this.#emit('own', leg);
    this.#offer(leg);
    return leg;
  }

  unpublish(source, tell = true) {
    const leg = this.own(source);
    if (!leg) return;
    if (tell) this.#connection.send({ type: 'unpublish', stream: leg.stream });
    leg.media.getTracks().forEach(track => { track.onended = null; track.stop(); });
    this.#drop(leg);
  }

  /** Sends another track, or nothing, in place of what is sent now. */
  async replace(leg, kind, track) {
    for (const old of leg.media.getTracks().filter(t => t.kind === kind)) { leg.media.removeTrack(old); old.stop(); }
    if (track) leg.media.addTrack(track);
    const transceiver = leg.peer?.getTransceivers().find(t => t.receiver.track.kind === kind);
    await transceiver?.sender.replaceTrack(track);
    this.#emit('own', leg);
  }

  published({ stream, person, source }) {
    if (this.#own.has(stream)) return;
    const leg = this.#remote.get(stream) ?? { stream, person, source: source ?? 'camera', side: 'subscribe', tries: 0 };
    this.#remote.set(stream, leg);
    this.#offer(leg);
  }

  unpublished({ stream }) {
    const mine = this.#own.get(stream);
    if (mine) {
      this.unpublish(mine.source, false);
      this.#trouble(text('media.taken-off'));
    }
    const leg = this.#remote.get(stream);
    if (leg) this.#drop(leg);
  }

  left({ person }) {
    for (const leg of this.remotes) if (leg.person === person) this.#drop(leg);
  }

  async answer(frame) {
    const leg = this.#leg(frame);
    if (!leg?.peer || leg.peer.signalingState !== 'have-local-offer') return;
    const { peer } = leg;
    try {
      await peer.setRemoteDescription({ type: 'answer', sdp: frame.sdp });
      for (const candidate of leg.early.splice(0)) await peer.addIceCandidate(candidate);
    } catch (failure) {
      console.warn('answer not usable', failure);
      this.#retry(leg);
    }
  }

  candidate(frame) {
    const leg = this.#leg(frame);
    if (!leg?.peer || !frame.candidate) return;
    if (leg.peer.remoteDescription) leg.peer.addIceCandidate(frame.candidate).catch(() => {});
    else leg.early.push(frame.candidate);
  }

  renegotiate(frame) {
    const leg = this.#leg(frame);
    if (leg) this.#offer(leg);
  }

  refused(frame) {
    const leg = this.#leg(frame);
    if (!leg) return;
    if (frame.code === 'no-such-stream') return this.#drop(leg);
    if (frame.code === 'unavailable' || frame.code === 'too-fast') return this.#retry(leg, frame.retryAfter);
    if (leg.side === 'publish') this.unpublish(leg.source, false); else this.#drop(leg);
  }

  close() {
    for (const source of ['camera', 'screen']) this.unpublish(source, false);
    for (const leg of this.remotes) this.#drop(leg);
  }

  #leg({ stream, for: side }) {
    return side === 'subscribe' ? this.#remote.get(stream) : this.#own.get(stream) ?? this.#remote.get(stream);
  }

  async #offer(leg) {
    clearTimeout(leg.timer);
    if (!this.#connection.ready) return;
    this.#release(leg.peer);
    const peer = leg.peer = new RTCPeerConnection({ iceServers: this.#ice, bundlePolicy: 'max-bundle' });
    leg.early = [];
    this.#watch(leg, peer);
    if (leg.side === 'publish') this.#sending(leg, peer); else this.#receiving(leg, peer);
    preferVp8(peer);
    try {
      await peer.setLocalDescription();
    } catch (failure) {
      if (leg.peer === peer) { console.warn('no offer', failure); this.#retry(leg); }
      return;
    }
    if (leg.peer !== peer) return;
    const frame = { type: leg.side, stream: leg.stream, sdp: peer.localDescription.sdp };
    if (leg.side === 'publish') frame.source = leg.source;
    if (leg.side === 'publish' && this.password) frame.password = this.password;
    this.#connection.send(frame);
  }

  #sending(leg, peer) {
    for (const kind of ['audio', 'video']) {
      const track = leg.media.getTracks().find(t => t.kind === kind);
      if (!track && leg.source === 'screen') continue;
      const init = { direction: 'sendonly', streams: [leg.media] };
      // sound goes first where there is not enough for both (RFC 8835, 4)
      init.sendEncodings = [kind === 'video' ? { maxBitrate: this.small && leg.source === 'camera' ? SMALL_BITRATE : leg.source === 'camera' ? SHARE * 1000 * this.maxKbps : SCREEN_BITRATE, priority: 'low', networkPriority: 'low' } : { priority: 'high', networkPriority: 'high' }];
      peer.addTransceiver(track ?? kind, init);
    }
  }

  #receiving(leg, peer) {
    const media = new MediaStream();
    peer.addTransceiver('audio', { direction: 'recvonly' });
    leg.pictured = this.wants(leg);
    if (leg.pictured) peer.addTransceiver('video', { direction: 'recvonly' });
    peer.ontrack = ({ track }) => {
      media.addTrack(track);
      if (leg.media === media) return;
      leg.media = media;
      this.#emit('remote', leg);
    };
  }

  #watch(leg, peer) {
    peer.onicecandidate = ({ candidate }) => leg.peer === peer && candidate?.candidate && this.#connection.send({
      type: 'candidate', stream: leg.stream, for: leg.side,
      candidate: { candidate: candidate.candidate, sdpMid: candidate.sdpMid, sdpMLineIndex: candidate.sdpMLineIndex } });
    peer.onconnectionstatechange = () => {
      if (leg.peer !== peer) return;
      clearTimeout(leg.timer);
      this.#emit('quality', leg);
      switch (peer.connectionState) {
        case 'connected': leg.tries = 0; break;
        case 'failed': this.#retry(leg); break;
        case 'disconnected': leg.timer = setTimeout(() => this.#retry(leg), GRACE);
      }
    };
  }

  #retry(leg, seconds) {
    clearTimeout(leg.timer);
    if (++leg.tries === 4 && leg.side === 'publish') this.#trouble(text('media.no-way'));
    const wait = (seconds ?? Math.min(8, 0.5 * 2 ** Math.min(leg.tries, 4))) * 1000;
    leg.timer = setTimeout(() => this.#known(leg) && this.#offer(leg), wait * (0.7 + 0.6 * Math.random()));
  }

  #known(leg) { return this.#own.get(leg.stream) === leg || this.#remote.get(leg.stream) === leg; }

  #drop(leg) {
    clearTimeout(leg.timer);
    this.#own.delete(leg.stream);
    this.#remote.delete(leg.stream);
    this.#release(leg.peer);
    leg.peer = null;
    this.#emit('gone', leg);
  }

  #release(peer) {
    if (!peer) return;
    peer.onconnectionstatechange = peer.onicecandidate = peer.ontrack = null;
    peer.close();
  }

  #emit(name, detail) { this.dispatchEvent(new CustomEvent(name, { detail })); }

  #trouble(words) { this.#emit('trouble', words); }
}

function preferVp8(peer) {
  for (const transceiver of peer.getTransceivers()) {
    if (transceiver.receiver.track.kind !== 'video' || !transceiver.setCodecPreferences) continue;
    const codecs = RTCRtpReceiver.getCapabilities('video')?.codecs ?? [];
    const first = codec => /vp8/i.test(codec.mimeType) ? 0 : /rtx|red|ulpfec/i.test(codec.mimeType) ? 2 : 1;
    transceiver.setCodecPreferences([...codecs].sort((a, b) => first(a) - first(b)));
  }
}
