// what the office did not take is shown with why and its own words, to be put right and sent again.
import { drop } from './store.js'

const make = (name, more, ...children) => {
  const made = Object.assign(document.createElement(name), more)
  made.append(...children)
  return made
}

/** Two presses: what is deleted here is nowhere else. */
export function twice(button, words, act) {
  button.addEventListener('click', async () => {
    if (button.dataset.sure === 'ja') return act()
    button.dataset.sure = 'ja'
    button.textContent = words.sure
  })
}

export function showLeft(place, opened, { words, says, edit, changed }) {
  const left = opened.filter(({ why }) => why !== undefined)
  place.hidden = left.length === 0
  place.querySelector('ul').replaceChildren(
    ...left.map(({ name, why, entry }) => {
      const lines = [entry.note, entry.step?.text].filter(Boolean)
      const put = make('button', { type: 'button', textContent: words.correct })
      put.addEventListener('click', () => edit(entry))
      const away = make('button', { type: 'button', textContent: words.remove })
      away.dataset.slett = name
      twice(away, words, async () => {
        await drop(name)
        await changed()
      })
      return make(
        'li',
        {},
        make('p', { className: 'why', textContent: words[`notTaken.${why}`] ?? words.failed }),
        make('p', { textContent: says(entry) }),
        ...lines.map((line) => make('p', { className: 'said', dir: 'auto', textContent: line })),
        put,
        away,
      )
    }),
  )
}
