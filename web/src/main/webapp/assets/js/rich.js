// Before PrimeFaces' components begin: its language, and the nonce of this page for what arrives later.
PrimeFaces.settings.locale = document.documentElement.lang;
PrimeFaces.csp.NONCE_VALUE = document.querySelector('script[nonce]').nonce;

$(() => {
  const working = document.getElementById('working');
  let soon;
  const say = state => {
    clearTimeout(soon);
    working.dataset.state = state;
    working.textContent = working.dataset[state] ?? '';
  };
  // what is quick needs no word
  $(document).on('pfAjaxSend', () => { clearTimeout(soon); soon = setTimeout(say, 400, 'busy'); }).on('pfAjaxSuccess', () => say('done')).on('pfAjaxError', () => say('failed'));

  const broken = PrimeFaces.ajax.Utils.handleError;
  PrimeFaces.ajax.Utils.handleError = (...words) => { broken(...words); say('failed'); };

  for (const report of document.querySelectorAll('.ui-paginator-current')) report.setAttribute('role', 'status');
});
