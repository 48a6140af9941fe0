// Times of pages in the zone and language of the person's browser; without this module they read as UTC.
const format = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' });
for (const element of document.querySelectorAll('time[data-local]')) {
  const time = new Date(element.dateTime);
  if (!isNaN(time)) element.textContent = format.format(time);
}
