// A conversation that goes on by itself: new lines come every few seconds, and sending does not load the page again.
const lines = document.getElementById('lines'), box = document.getElementById('message'), problem = document.getElementById('message-problem');
const { name, root = '', gone, offline } = lines.dataset;
const address = `${root}/api/messages/${encodeURIComponent(name)}`;
const time = new Intl.DateTimeFormat(document.documentElement.lang, { dateStyle: 'medium', timeStyle: 'short', timeZone: document.documentElement.dataset.zone || undefined });
const PAUSE = 4000;
let last = Number(lines.dataset.last), asking = false, timer = 0;

const made = (name, kind, text) => Object.assign(document.createElement(name), { className: kind, textContent: text });

function show({ id, mine, text, at }) {
  if (id <= last) return;
  last = id;
  const line = made('div', `line ${mine ? 'mine' : 'theirs'}`, ''), words = made('p', 'words', text || gone), head = made('p', 'head', '');
  words.dir = 'auto';
  head.append(Object.assign(made('time', '', time.format(new Date(at))), { dateTime: at }));
  line.append(words, head);
  lines.querySelector('.first')?.remove();
  lines.insertBefore(line, document.getElementById('end'));
  lines.scrollTop = lines.scrollHeight;
}

async function ask() {
  clearTimeout(timer);
  if (!asking && !document.hidden) {
    asking = true;
    try {
      const answer = await fetch(`${address}?after=${last}`);
      if (answer.ok) (await answer.json()).lines.forEach(show);
    } catch { /* without a network the next round asks again */ }
    asking = false;
  }
  timer = setTimeout(ask, PAUSE);
}

async function send() {
  const text = box.value.trim(), id = document.getElementById('client').value;
  if (!text) return;
  box.readOnly = true;
  try {
    const answer = await fetch(address, { method: 'POST', body: new URLSearchParams({ text, id }) });
    const told = await answer.json();
    problem.textContent = answer.ok ? '' : told.message;
    if (answer.ok) {
      box.value = '';
      document.getElementById('client').value = crypto.randomUUID?.() ?? `${Date.now()}-${Math.random()}`;
      await ask();
    }
  } catch {
    problem.textContent = offline;
  }
  box.readOnly = false;
  box.focus();
}

if (box) {
  document.getElementById('send').addEventListener('click', event => { event.preventDefault(); send(); });
  box.addEventListener('keydown', event => { if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) { event.preventDefault(); send(); } });
}
document.addEventListener('visibilitychange', () => document.hidden || ask());
lines.scrollTop = lines.scrollHeight;
if (!location.search.includes('before=')) timer = setTimeout(ask, PAUSE);
