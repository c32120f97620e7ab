import { BenchHead } from '../ui/bench-head.tsx'

/** What the page is, and below it whom it is about, with the way back to them. */
export function PersonHead({ title, page }: { title: string; page: { personId: string; name: string } }) {
  return (
    <>
      <title>{title}</title>
      <BenchHead
        heading={title}
        lead={
          <a href={`/arbeid/person/${page.personId}`}>
            <bdi>{page.name}</bdi>
          </a>
        }
      />
    </>
  )
}
