import { readdirSync, readFileSync } from 'node:fs'

const TICK_MS = 10
const OWN = 11
const CHILDREN = 13

type Stat = { parent: number; times: number[] }

function statOf(pid: number): Stat | null {
  try {
    // The name in the parentheses may hold anything; what is counted comes after it.
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? []
    return { parent: Number(fields[1]), times: fields.map(Number) }
  } catch {
    return null
  }
}

const timeOf = (stat: Stat | null, from: number) =>
  ((stat?.times[from] ?? 0) + (stat?.times[from + 1] ?? 0)) * TICK_MS

export const parentOf = (pid: number): number => statOf(pid)?.parent ?? 0

/** Milliseconds of processor that a process has used, with those of its children that have ended. */
const used = (pid: number) => timeOf(statOf(pid), OWN) + timeOf(statOf(pid), CHILDREN)

/**
 * Processor time of a process and of everything it started: what work costs, however much else the machine does.
 * Zero where there is no /proc.
 */
export function processorMs(pid: number): number {
  let children: number[] = []
  try {
    children = readdirSync('/proc')
      .map(Number)
      .filter((one) => one > 0 && statOf(one)?.parent === pid)
  } catch {
    return 0
  }
  return used(pid) + children.reduce((sum, child) => sum + timeOf(statOf(child), OWN), 0)
}
