import { EmptyState, StatusTag } from '../ui/signs.tsx'
import type { LeaderPage } from './leader.tsx'
import { useWords } from './words.ts'

type FiguresOf = LeaderPage['figures']

/** Speed to the left, quality to the right of it, in pairs: neither is shown alone. */
export function Figures({ figures }: { figures: FiguresOf }) {
  const { say } = useWords()
  const done = figures.keptInTime + figures.keptLate
  const share = done === 0 ? null : Math.round((figures.keptInTime / done) * 100)
  return (
    <section className="stack-tight" aria-labelledby="lofter">
      <h2 id="lofter">{say('staff:leader.promises')}</h2>
      <div className="figures">
        <Pair
          speed={say('staff:leader.keptInTime')}
          value={share === null ? String(figures.keptInTime) : `${figures.keptInTime} (${share}\u00a0%)`}
          quality={say('staff:leader.reopened')}
          beside={figures.reopened}
        />
        <Pair
          speed={say('staff:leader.keptLate')}
          value={String(figures.keptLate)}
          quality={say('staff:leader.lateNow')}
          beside={figures.late}
        />
        <Pair
          speed={say('staff:leader.open')}
          value={String(figures.open)}
          quality={say('staff:leader.leadList')}
          beside={figures.leadList}
        />
        <Pair
          speed={say('staff:leader.notReached')}
          value={String(figures.notReached)}
          quality={say('staff:leader.referred')}
          beside={figures.referredElsewhere}
        />
        <Pair
          speed={say('staff:leader.acute')}
          value={String(figures.acute)}
          quality={say('staff:leader.lowered')}
          beside={figures.loweredUrgency}
        />
      </div>
    </section>
  )
}

function Pair(props: { speed: string; value: string; quality: string; beside: number }) {
  return (
    <dl className="pair">
      <div className="pair-speed">
        <dt>{props.speed}</dt>
        <dd>{props.value}</dd>
      </div>
      <div className="pair-quality">
        <dt>{props.quality}</dt>
        <dd>{props.beside}</dd>
      </div>
    </dl>
  )
}

/** How many promises lie on each desk, with what is there for somebody who is away. */
export function Load({ load }: { load: FiguresOf['load'] }) {
  const { say } = useWords()
  const most = Math.max(1, ...load.map((one) => one.open))
  return (
    <section className="stack-tight" aria-labelledby="belastning">
      <h2 id="belastning">{say('staff:leader.load')}</h2>
      {load.length === 0 ? (
        <EmptyState heading={say('staff:leader.noLoad')} />
      ) : (
        <table className="dense stacks">
          <thead>
            <tr>
              <th scope="col">{say('staff:leader.name')}</th>
              <th scope="col">{say('staff:leader.openNow')}</th>
              <th scope="col">{say('staff:leader.covered')}</th>
            </tr>
          </thead>
          <tbody>
            {load.map((one) => (
              <tr key={one.name}>
                <th scope="row">{one.name}</th>
                <td>
                  {one.open} <meter min={0} max={most} value={one.open} aria-label={one.name} />
                </td>
                <td>{one.covered > 0 ? one.covered : ''}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}

/** median waiting by channel and by kind of sender; a flag where they differ too much. */
export function Waiting({ report }: { report: LeaderPage['waiting'] }) {
  const words = useWords()
  const { say } = words
  return (
    <section className="stack-tight" aria-labelledby="ventetid">
      <h2 id="ventetid">{say('staff:leader.waiting')}</h2>
      {report.flags.map((flag) => (
        <p key={flag.by} className="promise" data-state="moved">
          {say(flag.by === 'channel' ? 'staff:leader.flagChannel' : 'staff:leader.flagSender', {
            n: flag.spread,
          })}
        </p>
      ))}
      {report.rows.length === 0 ? (
        <EmptyState heading={say('staff:leader.noWaiting')} />
      ) : (
        <table className="dense stacks">
          <thead>
            <tr>
              <th scope="col">{say('staff:leader.by')}</th>
              <th scope="col">{say('staff:leader.median')}</th>
              <th scope="col">{say('staff:leader.answered')}</th>
            </tr>
          </thead>
          <tbody>
            {report.rows.map((row) => (
              <tr key={row.by + row.value}>
                <th scope="row">
                  {row.by === 'channel' ? words.channel(row.value) : words.coded('staff:sender')(row.value)}
                  {report.flags.some((flag) => flag.by === row.by) && (
                    <>
                      {' '}
                      <StatusTag tone="warning">{say('staff:leader.uneven')}</StatusTag>
                    </>
                  )}
                </th>
                <td>{say('staff:leader.hours', { n: Math.round(row.medianMinutes / 6) / 10 })}</td>
                <td>{row.answered}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <p className="small quiet">{say('staff:leader.few')}</p>
    </section>
  )
}
