const list = document.getElementById('rooms');
const { root = '', tag = '' } = list.dataset; // an empty attribute is not written
const EVERY = 5000;

async function refresh() {
  if (document.hidden) return;
  try {
    const wanted = new URLSearchParams(location.search);
    if (tag) wanted.set('tag', tag);
    const answer = await fetch(`${root}/api/rooms?${wanted}`, { headers: { Accept: 'application/json' } });
    if (answer.ok) show((await answer.json()).rooms);
  } catch { /* the next round tries again */ }
}

function show(rooms) {
  const now = new Map(rooms.map(room => [room.name, room]));
  for (const card of document.querySelectorAll('.card[data-room]')) { // a room may stand under several headings
    const room = now.get(card.dataset.room);
    if (room) update(card, room); else card.remove();
  }
  const shown = new Set([...document.querySelectorAll('.card[data-room]')].map(card => card.dataset.room));
  list.append(...rooms.filter(room => !shown.has(room.name)).map(make));
}

function update(card, room) {
  for (const what of ['people', 'cameras']) {
    const count = card.querySelector(`[data-count=${what}]`);
    const number = count.querySelector('b');
    if (number.textContent !== String(room[what])) number.textContent = room[what];
    if (what === 'people') count.classList.toggle('live', room.people > 0);
  }
}

function make(room) {
  const card = element('li', 'card');
  card.dataset.room = room.name;
  const link = element('a', '', room.title);
  link.href = `${root}/room/${encodeURIComponent(room.name)}`;
  const title = element('h2', '');
  title.append(link);
  const tags = element('ul', 'tags');
  tags.append(...(room.tags ?? []).map(tagged));
  const counts = element('p', 'counts');
  counts.append(count('people', 'people'), ' ', count('cameras', 'camera'), ' ', door(room.door.toLowerCase()));
  card.append(picture(room), title, element('p', 'topic', room.topic ?? ''), tags, counts);
  update(card, room);
  return card;
}

function door(word) {
  const label = element('button', 'badge', list.dataset[`door${word[0].toUpperCase()}${word.slice(1)}`] ?? '');
  label.type = 'button';
  label.setAttribute('popovertarget', `label-${word}`);
  label.setAttribute('aria-haspopup', 'dialog');
  return label;
}

function tagged(word) {
  const link = element('a', '', word);
  link.href = `${root}/tag/${encodeURIComponent(word)}`;
  const item = element('li', '');
  item.append(link);
  return item;
}

function picture(room) {
  if (!room.picture) {
    const drawn = element('span', `picture hue-${room.hue}`, room.letters);
    drawn.setAttribute('aria-hidden', 'true');
    return drawn;
  }
  const shown = element('img', 'picture');
  Object.assign(shown, { src: `${root}/api/room-pictures/${room.picture}`, alt: room.title, width: 800, height: 450, loading: 'lazy' });
  return shown;
}

function count(what, shape) {
  const made = element('span', 'count');
  made.dataset.count = what;
  made.title = list.dataset[what];
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.setAttribute('class', 'icon');
  svg.setAttribute('aria-hidden', 'true');
  const use = document.createElementNS('http://www.w3.org/2000/svg', 'use');
  use.setAttribute('href', `${list.dataset.icons}#${shape}`);
  svg.append(use);
  made.append(svg, element('b', ''), element('span', 'unseen', list.dataset[what]));
  return made;
}

function element(name, css, words = '') {
  const made = document.createElement(name);
  if (css) made.className = css;
  made.textContent = words;
  return made;
}

setInterval(refresh, EVERY);
document.addEventListener('visibilitychange', refresh);
