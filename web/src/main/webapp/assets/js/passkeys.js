// Asks the browser for a passkey, or to make one, and sends what it says with the form around it.
const bytes = text => Uint8Array.from(atob(text.replace(/-/g, '+').replace(/_/g, '/')), char => char.charCodeAt(0));
const text = buffer => btoa(String.fromCharCode(...new Uint8Array(buffer))).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');
const known = list => list.map(one => ({ ...one, id: bytes(one.id) }));

const isHere = domain => location.hostname === domain || location.hostname.endsWith(`.${domain}`);

const create = options => navigator.credentials.create({ publicKey: { ...options, challenge: bytes(options.challenge), user: { ...options.user, id: bytes(options.user.id) }, excludeCredentials: known(options.excludeCredentials) } });
const get = (options, more) => navigator.credentials.get({ publicKey: { ...options, challenge: bytes(options.challenge), allowCredentials: known(options.allowCredentials) }, ...more });

const json = credential => {
  const said = credential.response;
  const response = { clientDataJSON: text(said.clientDataJSON) };
  if (said.attestationObject) Object.assign(response, { attestationObject: text(said.attestationObject), transports: said.getTransports?.() ?? [] });
  else Object.assign(response, { authenticatorData: text(said.authenticatorData), signature: text(said.signature), userHandle: said.userHandle ? text(said.userHandle) : null });
  return JSON.stringify({ id: credential.id, rawId: text(credential.rawId), type: credential.type, response, clientExtensionResults: {} });
};

let waiting;

for (const place of document.querySelectorAll('[data-passkey]')) {
  const options = JSON.parse(place.dataset.options);
  const [ask, answer, send, says] = ['[data-ask]', '[data-answer]', '[data-send]', '[role=alert]'].map(one => place.querySelector(one));
  const makes = place.dataset.passkey === 'create';
  const domain = makes ? options.rp.id : options.rpId;
  if (!window.PublicKeyCredential || !isHere(domain)) {
    if (makes) says.textContent = says.dataset.impossible;
    continue;
  }
  place.hidden = false;
  ask.hidden = false;

  const hand = credential => {
    answer.value = json(credential);
    send.click();
  };

  ask.addEventListener('click', async () => {
    waiting?.abort();
    says.textContent = '';
    try {
      hand(makes ? await create(options) : await get(options));
    } catch (failure) {
      says.textContent = failure.name === 'InvalidStateError' ? says.dataset.known : says.dataset.none;
    }
  });

  // browsers that can offer the passkey in the list of the e-mail field
  if (place.dataset.passkey === 'offer' && await window.PublicKeyCredential.isConditionalMediationAvailable?.()) {
    waiting = new AbortController();
    get(options, { mediation: 'conditional', signal: waiting.signal }).then(hand).catch(() => {});
  }
}
