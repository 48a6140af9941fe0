// Times of pages in the zone of the person's browser, where none was chosen; without this module they read as UTC.
const format = new Intl.DateTimeFormat(document.documentElement.lang, { dateStyle: 'medium', timeStyle: 'short' });
for (const element of document.querySelectorAll('time[data-local]')) {
  const time = new Date(element.dateTime);
  if (!isNaN(time)) element.textContent = format.format(time);
}
