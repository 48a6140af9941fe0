import { text } from './texts.js';

const EVERY = 2000, STARVED = 100_000, FED = 250_000, LONG_STARVED = 3, LONG_FED = 5;
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
 * some seconds, the picture stops, and comes back when there is room again. Answers what ends it.
 */
export function keepSound(leg, told) {
  let starved = 0, fed = 0, stopped = false;
  const picture = async on => {
    const sender = leg.peer?.getSenders().find(one => one.track?.kind === 'video');
    if (!sender) return;
    const parameters = sender.getParameters();
    if (!parameters.encodings?.length) return;
    for (const encoding of parameters.encodings) encoding.active = on;
    await sender.setParameters(parameters).catch(() => {});
    stopped = !on;
    told(on);
  };
  const timer = setInterval(async () => {
    const { room, fraction } = await read(leg);
    if (room === undefined) return;
    const bad = room < STARVED || fraction > 0.25;
    starved = bad ? starved + 1 : 0;
    fed = !bad && room > FED ? fed + 1 : 0;
    if (!stopped && starved >= LONG_STARVED) await picture(false);
    if (stopped && fed >= LONG_FED) await picture(true);
  }, EVERY);
  return () => clearInterval(timer);
}
