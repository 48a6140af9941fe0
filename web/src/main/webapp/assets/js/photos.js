// Sends chosen pictures one after the other and tells how far; the page is loaded anew once one is there.
const section = document.getElementById('photos')
const input = document.getElementById('photo')
const progress = document.getElementById('photo-progress')
const problem = document.getElementById('photo-problem')

function send(file) {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest() // fetch does not tell how much is sent
    request.open('POST', section.dataset.address)
    request.upload.addEventListener('progress', event => { if (event.lengthComputable) progress.value = event.loaded / event.total })
    request.addEventListener('load', () => request.status === 201 ? resolve() : reject(new Error(message(request))))
    request.addEventListener('error', () => reject(new Error(section.dataset.failed)))
    const form = new FormData()
    form.append('photo', file)
    request.send(form)
  })
}

function message(request) {
  try {
    return JSON.parse(request.responseText).message
  } catch {
    return section.dataset.failed
  }
}

input?.addEventListener('change', async () => {
  problem.textContent = ''
  progress.hidden = false
  let sent = 0
  try {
    for (const file of input.files) {
      if (file.size > Number(section.dataset.most)) throw new Error(section.dataset.large)
      progress.value = 0
      await send(file)
      sent++
    }
  } catch (refusal) {
    problem.textContent = refusal.message
  }
  progress.hidden = true
  input.value = ''
  if (sent > 0 && !problem.textContent) location.reload()
})
