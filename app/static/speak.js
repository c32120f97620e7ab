// Reads a page aloud with the device's own voice (at most 5 kB). Without it, or without a voice for the language, the
// page still says where a person reads it aloud.
;(() => {
  const place = document.querySelector('[data-speak]')
  const voices = window.speechSynthesis
  if (!place || !voices || !('SpeechSynthesisUtterance' in window)) return
  const lines = [...document.querySelectorAll('[data-say]')]
  const words = place.dataset
  let now = -1

  function button(text, act) {
    const made = document.createElement('button')
    made.type = 'button'
    made.className = 'aksel-button aksel-button--medium'
    made.dataset.variant = 'primary'
    made.textContent = text
    made.addEventListener('click', act)
    return made
  }

  const play = button(words.play, () => (now < 0 ? from(0) : stop()))
  const told = document.createElement('p')
  told.setAttribute('role', 'status')
  place.append(play, told)

  function mark(index) {
    lines[now]?.removeAttribute('data-spoken')
    now = index
    lines[now]?.setAttribute('data-spoken', 'true')
    play.textContent = now < 0 ? words.play : words.stop
  }

  function stop() {
    mark(-1)
    voices.cancel()
  }

  function from(index) {
    const line = lines[index]
    if (!line) return stop()
    const language = line.closest('[lang]')?.lang || 'nb'
    const known = voices.getVoices()
    const family = (code) => (/^(nb|nn|no)\b/.test(code) ? 'no' : code.slice(0, 2))
    const voice = known.find((one) => family(one.lang) === family(language))
    // Until the device has told which voices it has, it is trusted to have one.
    if (known.length > 0 && !voice) {
      told.textContent = words.noVoice
      return stop()
    }
    told.textContent = ''
    mark(index)
    const said = new SpeechSynthesisUtterance(line.textContent)
    said.lang = voice?.lang ?? language
    if (voice) said.voice = voice
    said.onend = () => now === index && from(index + 1)
    said.onerror = (event) => {
      if (event.error === 'canceled' || event.error === 'interrupted') return
      told.textContent = words.noVoice
      stop()
    }
    voices.speak(said)
  }

  addEventListener('pagehide', () => voices.cancel())
})()
