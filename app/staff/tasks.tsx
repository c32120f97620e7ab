import { PAGES, type PageName, type Way } from '../../office/visits/tasks/model.ts'
import { TASKS } from '../../office/visits/tasks/table.ts'
import { BenchHead } from '../ui/bench-head.tsx'
import { useKeys } from './use-keys.ts'
import { useWords } from './words.ts'

/** what can be done at the desk, on the line and on paper, and where staff do it, made of the catalogue of tasks. */
export default function WhatCanBeDone() {
  const { say } = useWords()
  useKeys(() => false)
  return (
    <div className="stack">
      <title>{say('visitstaff:tasks.title')}</title>
      <BenchHead heading={say('visitstaff:tasks.title')} lead={say('visitstaff:tasks.lead')}>
        <p>
          <a href="/uten-innlogging">{say('visitstaff:tasks.public')}</a>
        </p>
      </BenchHead>
      <section className="scroll-x" aria-label={say('visitstaff:tasks.title')}>
        <table className="dense stacks counted">
          <thead>
            <tr>
              <th scope="col">{say('visitstaff:tasks.task')}</th>
              <th scope="col">{say('visits:tasks.way.phone')}</th>
              <th scope="col">{say('visits:tasks.way.desk')}</th>
              <th scope="col">{say('visits:tasks.way.paper')}</th>
            </tr>
          </thead>
          <tbody>
            {TASKS.map(({ key, title, phone, desk, paper }) => (
              <tr key={key}>
                <th scope="row">{say(title)}</th>
                <td data-label={say('visits:tasks.way.phone')}>
                  <Ways ways={phone.by} />
                </td>
                <td data-label={say('visits:tasks.way.desk')}>
                  <Ways ways={desk.by} />
                </td>
                <td data-label={say('visits:tasks.way.paper')}>
                  {'none' in paper ? (
                    say(`visits:tasks.paper.none.${paper.none}`)
                  ) : (
                    <Ways ways={[paper.by]} />
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </div>
  )
}

/** Each page once; a page that stands for itself can be opened, the others begin at the person, the visit or the call. */
function Ways({ ways }: { ways: readonly Way[] }) {
  const { say } = useWords()
  const pages = [...new Set(ways.map(({ page }) => page))]
  return (
    <ul className="plain-list">
      {pages.map((page: PageName) => (
        <li key={page}>
          {PAGES[page].includes(':') ? (
            say(`visitstaff:tasks.page.${page}`)
          ) : (
            <a href={PAGES[page]}>{say(`visitstaff:tasks.page.${page}`)}</a>
          )}
        </li>
      ))}
    </ul>
  )
}
