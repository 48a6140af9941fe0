// Checks a receipt (compact JWS, ES256, RFC 7515 and 7518) with the browser's own cryptography. Nothing leaves the page.
const LONGEST = 64 * 1024;
const panel = document.getElementById('check');
const words = document.getElementById('receipt');
const outcome = document.getElementById('outcome');

const bytes = part => Uint8Array.from(atob(part.replace(/-/g, '+').replace(/_/g, '/')), letter => letter.charCodeAt(0));
const json = part => JSON.parse(new TextDecoder().decode(bytes(part)));

async function verdict(text) {
  if (text.length > LONGEST) return ['bad', panel.dataset.long];
  const parts = text.trim().split('.');
  let header, content, signature;
  try {
    if (parts.length !== 3) throw new Error('parts');
    [header, content, signature] = [json(parts[0]), json(parts[1]), bytes(parts[2])];
  } catch {
    return ['bad', panel.dataset.none];
  }
  if (header.alg !== 'ES256' || header.typ !== 'consent-receipt+jws') return ['bad', panel.dataset.none];
  const known = JSON.parse(panel.dataset.keys).keys.find(key => key.kid === header.kid);
  if (!known) return ['bad', panel.dataset.forged];
  const key = await crypto.subtle.importKey('jwk', { kty: known.kty, crv: known.crv, x: known.x, y: known.y }, { name: 'ECDSA', namedCurve: 'P-256' }, false, ['verify']);
  const signed = new TextEncoder().encode(`${parts[0]}.${parts[1]}`);
  return await crypto.subtle.verify({ name: 'ECDSA', hash: 'SHA-256' }, key, signature, signed)
    ? ['good', panel.dataset.genuine, content] : ['bad', panel.dataset.forged];
}

document.getElementById('file').addEventListener('change', async event => {
  const [file] = event.target.files;
  if (file) words.value = file.size > LONGEST ? '' : await file.text();
});

document.getElementById('verify').addEventListener('click', async () => {
  const [kind, message, content] = await verdict(words.value);
  const note = document.createElement('p');
  note.className = kind === 'good' ? 'notice' : 'notice bad';
  note.textContent = message;
  outcome.replaceChildren(note);
  if (!content) return;
  const said = document.createElement('pre');
  said.textContent = JSON.stringify(content, null, 2);
  outcome.append(said);
});
