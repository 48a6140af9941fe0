// What the browser may keep beyond this tab: only what was chosen on /cookies. A choice taken back clears what was kept.
export const keepsPreferences = document.body.dataset.keeps === 'preferences';
export const DEVICES = 'parley.devices';
if (!keepsPreferences) localStorage.removeItem(DEVICES);
