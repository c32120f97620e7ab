import { TASKS } from '../../office/visits/tasks/table.ts'
import { GoTo } from '../ui/forms.tsx'
import { PhoneHours, Telephone } from '../ui/frame.tsx'
import { useSay, useShell } from '../ui/shell.ts'

/** everything on Min side, and how it is done without a login, made of the catalogue of tasks. */
export default function WithoutLogin() {
  const say = useSay()
  const { agency } = useShell()
  return (
    <div className="stack-loose">
      <title>{say('visits:tasks.title')}</title>
      <div className="stack">
        <h1 className="title">{say('visits:tasks.title')}</h1>
        <p className="lead">{say('visits:tasks.lead')}</p>
        <p>
          <Telephone number={agency.phone} />{' '}
          <span className="quiet">
            (<PhoneHours />)
          </span>
          <br />
          {agency.address}
        </p>
        <p>
          <GoTo href="/ring-meg" variant="secondary">
            {say('calls:callback.title')}
          </GoTo>
        </p>
      </div>
      <div className="situations">
        {TASKS.map(({ key, title, phone, desk, paper }) => (
          <details key={key} className="disclosure">
            <summary>
              <h2 className="section-title">{say(title)}</h2>
            </summary>
            <dl id={key} className="task-ways">
              <div>
                <dt>{say('visits:tasks.way.phone')}</dt>
                <dd>{say(`visits:tasks.phone.${phone.how}`)}</dd>
              </div>
              <div>
                <dt>{say('visits:tasks.way.desk')}</dt>
                <dd>{say(`visits:tasks.desk.${desk.how}`)}</dd>
              </div>
              <div>
                <dt>{say('visits:tasks.way.paper')}</dt>
                <dd>
                  {say(
                    'none' in paper
                      ? `visits:tasks.paper.none.${paper.none}`
                      : `visits:tasks.paper.${paper.how}`,
                  )}
                </dd>
              </div>
            </dl>
          </details>
        ))}
      </div>
    </div>
  )
}
