// A shared screen: when nobody touches it, it asks whether somebody is there, and then it empties itself. What is
// being written to us is kept on the person all the time; of any other form it says that it is not. Without this script the page leads to a page that asks (noscript).
;(() => {
  const box = document.querySelector('[data-terminal]')
  const dialog = box?.querySelector('dialog')
  if (!dialog) return
  const { here, end } = box.dataset
  const [warn, wipe] = [Number(box.dataset.warn), Number(box.dataset.wipe)]
  const left = dialog.querySelector('[data-left]')
  let touched = Date.now()
  let begun = null
  let unkept = false
  let waits = 0

  /** The server hears that somebody is there, with what they have written where a form can be kept. */
  async function tell() {
    waits = 0
    const form = begun
    begun = null
    const body = form && new URLSearchParams([...new FormData(form), ['gjor', 'lagre']])
    try {
      await fetch(form ? form.action : here, { method: 'POST', redirect: 'manual', keepalive: true, body })
    } catch {
      begun ??= form
    }
  }

  function touch({ type, target }) {
    if (dialog.open) return
    touched = Date.now()
    if (type === 'input' && target.form) {
      if (target.form.querySelector('[name="gjor"][value="lagre"]')) begun = target.form
      else unkept = true
    }
    if (waits === 0) waits = setTimeout(tell, 5000)
  }
  for (const kind of ['input', 'keydown', 'pointerdown', 'touchstart', 'wheel', 'scroll'])
    addEventListener(kind, touch, { capture: true, passive: true })

  // What is sent is not also kept.
  addEventListener('submit', () => {
    clearTimeout(waits)
    begun = null
    unkept = false
  })

  // Only a press on the button goes on: whoever comes to a screen that asks must not take over what another has left.
  dialog.addEventListener('cancel', (event) => event.preventDefault())
  dialog.addEventListener('close', () => {
    touched = Date.now()
    tell()
  })

  const watch = setInterval(() => {
    const idle = (Date.now() - touched) / 1000
    if (idle >= wipe) {
      clearInterval(watch)
      document.body.hidden = true
      location.replace(end)
      return
    }
    left.textContent = String(Math.ceil(wipe - idle))
    if (idle < warn || dialog.open) return
    if (begun) tell()
    dialog.querySelector('[data-lost]').hidden = !unkept
    dialog.showModal()
  }, 500)

  // Nobody comes back to a page that the browser has kept.
  addEventListener('pageshow', ({ persisted }) => {
    if (!persisted) return
    document.body.hidden = true
    location.reload()
  })
})()
