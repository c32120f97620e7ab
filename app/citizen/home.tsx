import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import type { InboxLetter } from '../../office/reach/inbox/model.ts'
import { byImportance, isUnread } from '../../office/reach/inbox/rules.ts'
import type { Home as HomeView } from '../../office/threads/views/home.ts'
import { type PageDoor, personDoor } from '../context.ts'
import { useSay } from '../ui/shell.ts'
import { type FactCard, factCards, isPast } from './facts.ts'
import { FactsShown } from './facts-shown.tsx'
import {
  MoreLinks,
  MyPeopleShort,
  Posts,
  type Thread,
  threadOf,
  WaitingForUs,
  WaitingForYou,
} from './home-parts.tsx'
import { type ShownLetter, shownLetter } from './inbox-parts.tsx'
import { lateWords } from './late-words.ts'
import { agencyWords } from './moves.ts'
import { PapersAsked, papersFor } from './papers.tsx'
import { statusOf } from './status.ts'
import { themeWords } from './words.ts'
import { draftOf, WriteForm } from './write-form.tsx'

/** R-101, S-002: the same page for everybody, whatever benefit, side or adviser they have or lack. */
export async function loader({ context }: LoaderFunctionArgs) {
  const here = personDoor(context)
  const home = await here.office.threads.home()
  const post = await here.office.reach.inbox()
  const people = await here.office.people.myPeople()
  const comments = await lateWords(here)
  const shownOn = await here.office.visits.myReferrals()
  return {
    name: home.givenName,
    draft: draftOf(home.draft),
    check: await here.office.visits.mayCheckWriting(),
    unread: post.unread,
    papers: await papersFor(here),
    threads: post.talks.slice(0, 5).map((talk) => threadOf(talk, here.say)),
    ...lettersOn(post.letters, here),
    // That the office is still trying to reach somebody is told by the letter itself; papers are for the person to send.
    waiting: home.waitingFor
      .filter(({ kind }) => kind !== 'reachPerson' && kind !== 'requestDocument')
      .map((owed) => ({
        id: owed.promiseId,
        threadId: owed.threadId,
        about: themeWords(owed.theme, here.say),
        who: owed.ownerName || here.say('citizen:talk.someone'),
        status: statusOf({ ...owed, toldLate: owed.late }, here.now),
        why: comments.get(owed.promiseId) ?? null,
      })),
    referrals: [
      ...home.referrals.map(({ id, agency }) => ({
        id,
        agency: agencyWords(agency, here.say).name,
        atVisit: false,
      })),
      ...shownOn.map(({ id, receiver, name }) => ({
        id,
        agency: name ?? here.say(`visits:reception.receiver.${receiver}`),
        atVisit: true,
      })),
    ],
    people: people.map((contact) => ({
      name: contact.adviser?.name ?? contact.team?.name ?? '',
      side: contact.side,
      away: contact.presence === 'away',
    })),
    payments: nextPayments(home, here),
  }
}

/** What must be read or done now, the most important first; and the newest of the others. */
function lettersOn(
  letters: readonly InboxLetter[],
  here: PageDoor,
): { urgent: ShownLetter[]; recent: ShownLetter[] } {
  const pressing = letters.filter(
    (letter) => isUnread(letter) || (!letter.ended && isRunning(letter, here.now)),
  )
  return {
    urgent: [...pressing].sort(byImportance).map((letter) => shownLetter(letter, here)),
    recent: letters
      .filter((letter) => !pressing.includes(letter))
      .slice(0, 3)
      .map((letter) => shownLetter(letter, here)),
  }
}

/** Something that the person has to send or answer by a day that has not passed. An appeal nobody has to make. */
const isRunning = ({ answerClock, answerDueAt }: InboxLetter, now: Temporal.Instant) =>
  answerClock !== 'appealDeadline' && answerDueAt !== null && Temporal.Instant.compare(answerDueAt, now) >= 0

/** The payments to come, the soonest first. */
function nextPayments(home: HomeView, here: PageDoor): FactCard[] {
  const coming = home.facts
    .filter((fact) => fact.kind === 'nextPayment' && !isPast(fact.value.date, here))
    .sort((a, b) => String(a.value.date).localeCompare(String(b.value.date)))
  return factCards(coming, here)
}

export default function Home() {
  const say = useSay()
  const {
    name,
    draft,
    check,
    unread,
    threads,
    urgent,
    recent,
    waiting,
    referrals,
    people,
    payments,
    papers,
  } = useLoaderData<typeof loader>()
  const news = threads.filter((thread: Thread) => thread.unread > 0)
  return (
    <div className="stack-loose">
      <title>{say('citizen:home.title')}</title>
      <div className="row row-apart">
        <h1 className="title">
          <bdi>{say('citizen:home.heading', { name })}</bdi>
        </h1>
        <a href="/min-side/les-opp">{say('reach:speak.title')}</a>
      </div>
      <WriteForm draft={draft} check={check} />
      <WaitingForYou referrals={referrals} letters={urgent} news={news} />
      <PapersAsked papers={papers} />
      <WaitingForUs waiting={waiting} />
      <Posts threads={threads} letters={recent} unread={unread} />
      <MyPeopleShort people={people} />
      <section className="stack">
        <h2 className="section-title">{say('citizen:pay.heading')}</h2>
        {payments.length > 0 ? (
          <FactsShown facts={payments} />
        ) : (
          <p className="quiet">{say('citizen:pay.none')}</p>
        )}
      </section>
      <MoreLinks />
    </div>
  )
}
