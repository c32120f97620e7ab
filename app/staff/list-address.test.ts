import { describe, expect, test } from 'vitest'
import { isFiltered, keptPart, type ListAddress, listAddress, readAddress } from './list-address.ts'

const read = (address: string) => readAddress(new URL(address, 'http://here').searchParams)

describe('the address of the work list', () => {
  test('says everything that is shown, and is read back as it was', () => {
    const address: ListAddress = {
      list: 'team',
      side: 'municipal',
      urgency: 'acute',
      theme: 'housing',
      language: 'so',
      late: true,
      page: 3,
      shown: '0197a000-0000-7000-8000-000000000001',
    }
    expect(read(listAddress(address))).toEqual(address)
  })

  test('without anything is my own list', () => {
    expect(read('/arbeid')).toEqual({ list: 'mine' })
  })

  test('that nobody understands still shows a list', () => {
    expect(read("/arbeid?liste=alt&side=begge&hast=ja&tema=';--&bla=-4&vis=meg")).toEqual({ list: 'mine' })
  })

  test('is kept without page and person', () => {
    const kept = keptPart({
      list: 'team',
      late: true,
      page: 2,
      shown: '0197a000-0000-7000-8000-000000000001',
    })
    expect(kept).toBe('liste=laget&sene=ja')
  })

  test('tells whether something is left out', () => {
    expect(isFiltered({ list: 'team', page: 2 })).toBe(false)
    expect(isFiltered({ list: 'mine', late: true })).toBe(true)
  })
})
