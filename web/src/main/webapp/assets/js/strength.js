// Says how easily the password being typed is guessed. Without an answer it says nothing.
const PAUSE = 250;

for (const meter of document.querySelectorAll('[data-strength-of]')) {
  const field = document.getElementById(meter.dataset.strengthOf);
  const words = meter.dataset.words.split(' ').filter(Boolean);
  const [scale, says] = [meter.querySelector('meter'), meter.querySelector('p')];
  let timer, asked = 0;

  const show = score => {
    meter.hidden = score === null;
    scale.value = score ?? 0;
    says.textContent = score === null ? '' : says.dataset[`strength${score}`];
  };

  const ask = async () => {
    const mine = ++asked;
    if (!field.value) return show(null);
    const known = words.map(id => document.getElementById(id)?.value ?? id);
    try {
      const answer = await fetch(meter.dataset.address, {method: 'POST', headers: {'Content-Type': 'application/json'}, body: JSON.stringify({password: field.value, words: known})});
      const score = answer.ok ? (await answer.json()).score : null;
      if (mine === asked) show(score);
    } catch {
      if (mine === asked) show(null);
    }
  };

  field.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(ask, PAUSE);
  });
}
