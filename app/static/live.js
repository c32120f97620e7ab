// The only script that a citizen's page may carry (at most 5 kB). Nothing moves by itself under the reader's hand:
// news becomes a line to press, and pressing it loads the page again with what the person had written kept.
;(() => {
  const place = document.querySelector('[data-live]')
  if (!place || !('EventSource' in window)) return
  const draftKey = `utkast ${location.pathname}`
  const box = document.querySelector('textarea[name="text"]')

  const kept = sessionStorage.getItem(draftKey)
  if (box && kept && !box.value) box.value = kept
  sessionStorage.removeItem(draftKey)

  function showNews() {
    if (place.firstChild) return
    const line = document.createElement('button')
    line.type = 'button'
    line.textContent = place.dataset.liveText
    line.addEventListener('click', () => {
      if (box?.value) sessionStorage.setItem(draftKey, box.value)
      location.assign(location.pathname + location.search)
    })
    place.append(line)
  }

  let source
  function listen() {
    if (source) return
    source = new EventSource(place.dataset.live)
    source.addEventListener('news', showNews)
  }
  function rest() {
    source?.close()
    source = undefined
  }

  // A page that nobody looks at holds no connection: the battery and the server are both spared.
  document.addEventListener('visibilitychange', () => (document.hidden ? rest() : listen()))
  addEventListener('pagehide', rest)
  if (!document.hidden) listen()
})()
