// A choice taken back clears what the room page kept for it (devices.js, chat.js), without a visit to a room.
if (document.body.dataset.keeps !== 'preferences') {
  localStorage.removeItem('parley.devices');
  localStorage.removeItem('parley.seen');
}
