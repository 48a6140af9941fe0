import { text } from './texts.js';

// rounds of so many milliseconds
const EVERY = 2000, STARVED = 100_000, LONG_STARVED = 3, LONG_FED = 3, PAUSE = 5, LONGEST_PAUSE = 60;
const before = new WeakMap();

async function read(leg) {
  const now = { at: Date.now(), bytes: 0, lost: 0, packets: 0 };
  for (const one of (await leg.peer?.getStats())?.values() ?? []) {
    if (one.type === 'candidate-pair' && one.nominated) Object.assign(now, { trip: one.currentRoundTripTime, room: one.availableOutgoingBitrate });
    if (one.kind !== 'video') continue;
    if (one.type === 'inbound-rtp') Object.assign(now, { width: one.frameWidth, height: one.frameHeight, frames: one.framesPerSecond, bytes: one.bytesReceived, lost: one.packetsLost, packets: one.packetsReceived, frozen: one.totalFreezesDuration });
    if (one.type === 'outbound-rtp') Object.assign(now, { width: one.frameWidth, height: one.frameHeight, frames: one.framesPerSecond, bytes: one.bytesSent, packets: one.packetsSent, limit: one.qualityLimitationReason });
    if (one.type === 'remote-inbound-rtp') Object.assign(now, { fraction: one.fractionLost, trip: one.roundTripTime ?? now.trip });
  }
  const then = before.get(leg);
  before.set(leg, now);
  if (then && now.at > then.at) {
    now.rate = 8000 * (now.bytes - then.bytes) / (now.at - then.at);
    now.fraction ??= Math.max(0, (now.lost - then.lost) / Math.max(1, now.lost - then.lost + now.packets - then.packets));
  }
  return now;
}

/** What is wrong with a picture, if anything, and its numbers. */
export async function explain(leg) {
  const now = await read(leg);
  const facts = [];
  const fact = (key, value) => value && facts.push([key, value]);
  fact('size', now.width && `${now.width} × ${now.height}`);
  fact('frames', now.frames && `${Math.round(now.frames)}/s`);
  fact('rate', now.rate > 0 && `${Math.round(now.rate / 1000)} kbit/s`);
  fact('loss', now.fraction !== undefined && `${(100 * now.fraction).toFixed(1)} %`);
  fact('trip', now.trip !== undefined && `${Math.round(1000 * now.trip)} ms`);
  const state = leg.peer?.connectionState;
  const key = state && state !== 'connected' ? 'connecting' : leg.side === 'subscribe' && !leg.pictured ? 'not-asked' : !now.width ? 'no-picture' : now.fraction > 0.05 ? 'losing' : now.trip > 0.4 ? 'far'
    : now.limit === 'bandwidth' ? 'narrow' : now.limit === 'cpu' ? 'busy' : now.frames !== undefined && now.frames < 8 ? 'slow' : 'fine';
  return { words: text(`why.${key}`), facts };
}

/**
 * Keeps sound whole on a weak network: the browser shrinks the picture by itself as far as it can; where even that is too much for
 * some seconds, the picture stops. What the network bears is only seen by sending, so the picture is tried again after a while, each
 * time a longer one, and is back once it has held. Answers what ends it.
 */
export function keepSound(leg, told) {
  let bad = 0, good = 0, stopped = false, trying = false, rest = 0, pause = PAUSE;
  const picture = async on => {
    const sender = leg.peer?.getSenders().find(one => one.track?.kind === 'video');
    const parameters = sender?.getParameters();
    if (!parameters?.encodings?.length) return;
    for (const encoding of parameters.encodings) encoding.active = on;
    await sender.setParameters(parameters).catch(() => {});
    bad = good = 0;
  };
  const stop = async () => {
    await picture(false);
    if (!stopped) told(false);
    else pause = Math.min(2 * pause, LONGEST_PAUSE);
    stopped = true;
    trying = false;
    rest = pause;
  };
  const timer = setInterval(async () => {
    const { room, fraction } = await read(leg);
    if (room === undefined) return;
    const starved = room < STARVED || fraction > 0.25;
    if (stopped && !trying) {
      if (--rest > 0 || fraction > 0.1) return;
      trying = true;
      return picture(true);
    }
    bad = starved ? bad + 1 : 0;
    good = starved ? 0 : good + 1;
    if (bad >= LONG_STARVED) return stop();
    if (!trying || good < LONG_FED) return;
    stopped = trying = false;
    pause = PAUSE;
    told(true);
  }, EVERY);
  return () => clearInterval(timer);
}
