// Times of pages in the zone of the person's browser, where none was chosen; without this module they read as UTC.
const format = new Intl.DateTimeFormat(document.documentElement.lang, { dateStyle: 'medium', timeStyle: 'short' });
const write = () => {
  for (const element of document.querySelectorAll('time[data-local]')) {
    const time = new Date(element.dateTime);
    element.removeAttribute('data-local');
    if (!isNaN(time)) element.textContent = format.format(time);
  }
};
write();
new MutationObserver(write).observe(document.querySelector('main'), { childList: true, subtree: true }); // tables that turn a page
