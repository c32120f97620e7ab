import { urgent } from './english.urgent.ts'
import { words } from './english.words.ts'
import type { Lexicon } from './lexicon.ts'

export const english: Lexicon = {
  languages: ['en'],
  lists: words,
  masks: 'FIGURE',
  past: ['PAST', 'AGAIN'],
  child: 'CHILD',
  urgent,
  needs: {
    interpreter: [
      'interpreter*|translator ! through_a|google|the_translator',
      'someone|somebody|person|adviser who speaks|speak LANGUAGE',
    ],
    'call-me': [
      'call|ring|phone|telephone me|us|back|him|her|my ! SECRET|NO',
      'give|get me|us|a call|ring',
      'call|ring|phone me ! SECRET',
      'can|could|would|please .. someone|somebody|you|adviser .. call|phone|ring ! SECRET|can_i',
      'contact me by_phone',
      '#phone',
    ],
    meeting: [
      'want|like|need|can|could|wish|hope|get|have .. meet|meeting|appointment|see .. someone|with|person|you|adviser|a_woman|a_man|slot|time ! KEEP|to_the_meeting|the_meeting',
      'make|book|arrange|schedule|get|have a|an meeting|appointment|time ! KEEP',
      'in person|face_to_face',
      'come .. to your|the office|in ! bring',
      'talk|speak .. office|face|in_person',
      'see .. at_the_office',
    ],
    'not-understood': [
      'NO .. understand|understood|sense ! why_nobody|each_other',
      'what .. letter|decision .. mean*|saying',
      'makes no sense',
      'confus*',
      'translator .. says|said',
    ],
    'no-login': [
      'BANKID .. NO|blocked|expired|locked|doesnt|stopped ! how_do_i',
      'NO .. BANKID|login|log_in|computer|internet|sign_in|smartphone|wifi',
      'log*|sign|get NO .. in',
      'locked out .. account|page|app',
    ],
    'no-credit': [
      'NO .. credit|minutes|airtime|balance .. phone|call|left|calls',
      'NO credit',
      'phone .. NO .. credit|balance|minutes|money',
      'cant|cannot call ! during|work',
    ],
    'plain-language': [
      'simple|plain|easy|easier english|norwegian|words|language|terms|way',
      'dyslexi*',
      'NO|difficult|hard|badly|poorly .. read|write|reading|writing ! letters_from',
      'read|write .. badly|poorly|not_well',
      'explain .. simply|simple|easy',
    ],
  },
  author: {
    spouse: [
      'writ*|call*|ask*|behalf .. my|for|of .. wife|husband|spouse|partner ! violent',
      'my wife|husband .. asked|wants|has_had|is_shy|cannot|cant ! hit|hits|SECRET|took|threat*|died|separated',
    ],
    child: [
      'writ*|call*|ask*|behalf|help* .. my|for|of .. mother|father|mum|dad|parents|mom ! died',
      'my mother|father|mum|dad|mom|parents is|cannot|cant|does|doesnt|has|needs|asked|got|are ! hit|died|visit|violent|drunk',
      'i am|im FEW years|and .. mum|mom|dad|mother|father',
      'his|her daughter|son',
    ],
    partner: [
      'i|im|i_am .. ROLE ! looking|qualified|want|trained',
      'ROLE .. calls|calling|writes|rang|called_on',
      'our|my patient|student|pupil|resident|participant',
      'i_am|im calling from the_hospital|the_clinic|the_school',
    ],
    helper: [
      'im|am .. KIN ! bring|meeting',
      'writ*|call*|ask*|behalf|help* .. for|my|a|of|on .. KIN ! my_cousin_told',
      'one of your clients',
      'my friend|neighbour|neighbor|colleague|cousin|nephew|aunt|uncle .. has|is|needs|cannot|asked|was|got ! told_me|lives_with|said|let_me|stay*',
    ],
  },
  acknowledgement: {
    core: `works fine, works great, works well, thanks, thank you, thank, thx, ty, cheers, ok, okay, okey, k, great, perfect, fine, all good, good, all right, alright, understood, got it, noted, received, will do, see you,
      sounds good, works for me, that works, suits me, fits me, never mind, nevermind, no need, forget, forget it, solved, sorted, found it, i found, figured it out, confirmed, confirm, wonderful, brilliant, lovely,
      appreciate, appreciated, no questions, yes, sure, excellent, super, bye, no longer need*, withdraw, please ignore, disregard, ignore, figured, agreed, no worries, cool, perfectly clear`,
    beside: `got, get, many, dr, mr, ms, letter, advice, quickly, sorted, worries, hello, hi, hey, dear, you, your, the, a, an, i, ill, im, ive, me, my, it, its, that, this, is, was, are, and, for, to, of, on, at, in, with, so, very, much, lot, lots, all, have, has, had, be, will, then, there, until, till, by,
      monday, tuesday, wednesday, thursday, friday, saturday, sunday, tomorrow, today, soon, next, week, weekend, day, evening, morning, best, kind, regards, wishes, sincerely, help, helping, message, letter, mail, email, reply, answer,
      info, information, quick, fast, explaining, explanation, time, taking, talking, talk, call, appointment, meeting, nice, again, just, from, my, request, previous, last, earlier, bring, along, come, wait, waiting, looking, forward, now, clear, know, everything, really, kindness, patience, oh, anyway, website, as, agreed, done, am, pm, both, two, right, read, see, we, meet, us, too, well, up, out, enjoy, happy`,
    stops: `but, question, one more thing, also, when, where, how, what, which, who, why, can you, could you, can i, should i, do i, must i, need help, help me, please call, please send, call me, not received, have not, havent, didnt, not come, not good, problem, error,
      wrong, missing, cannot, cant, move, cancel, reschedule, complain*, appeal, refus*, reject*, unfortunately, job, moved, money, attached, enclosed, urgent, wondering, i want, i need, would like, still waiting, new time`,
  },
}
