export const english = `
WHEN: when. what_day what_date which_day
MONEY: money. cash. kroner. sum. amount. funds
PAYOUT: payment pay_out paid. payout transfer deposit_into pay_day payday payments deposited paid_out pay_me get_paid i_be_paid am_i_paid back_pay
NOTCOME: not_arrived hasn't_arrived hasnt_arrived haven't_received havent_received have_not_received not_received didn't_come did_not_come has_not_come hasn't_come never_came not_paid missing_payment still_no_money nothing_in_my_account late_payment not_been_paid haven't_been_paid didn't_get account_is_empty account_is_still_empty still_empty nothing_came no_payment hasn't_been_paid
LESS: less. lower. reduced deduct half. too_little cut_from short. smaller difference
OVERPAID: overpaid overpayment pay_back repay paid_twice too_much recover twice reclaim
ACCOUNT: bank_account account_number my_account
HOWMUCH: how_much
CALC: calculated calculation worked_out basis
APPLICATION: application claim. claims
APPLIED: i_applied have_applied applied_for applied. sent_my_application sent_in submitted filed
WAIT: waiting wait. weeks_ago months_ago how_long still. heard_nothing not_heard no_news any_news since_
REPLY: answer. reply response. hear_back
PROCESS: processed processing being_handled case_registered where_is_my_case status stands in_the_queue handled progress decided_yet pending
ARRIVED: received_my got_my did_you_get did_you_receive have_you_received reached_you arrived_at_your
LETTER: letter envelope
DECISION: decision. decisions granted ruling approval
NOTUND: don't_understand do_not_understand can't_understand what_does__mean what_it_means makes_no_sense explain meaning_of confused unclear_to_me not_sure_what in_simple what_is_group clarify plain_words
WHY: why. reason. how_come
REFUSAL: rejected rejection refused refusal denied turned_down stopped_my
EXPIRE: expire expires runs_out run_out ends_on ends_in extend extended extension
APPEAL: appeal complaint_about_the_decision appeals appealed complain_about_the_decision contest challenge_the overturn
DISAGREE: disagree unfair_decision not_correct wrong_decision reconsider look_at_it_again review_my
APPLYHOW: how_do_i_apply how_to_apply can_i_apply apply_for where__apply apply_on apply_to apply. applying
WHATGET: entitled what_can_i_get any_support what_help any_benefit am_i_eligible eligible what_support is_there_anything supposed_to_apply what_benefits money_for_parents money_for_people_like anything_for_me anything_for_us what_can_we_apply
FORM: form. forms
FILLIN: fill_in fill_out filling field. tick.
DOC: document documents paper. papers proof certificate payslip pay_slip bank_statement statement contract. receipt attachment passport tax_return birth_certificate medical_certificate scan. copy. original report. summary full_report signature reference
DELIVER: send_in submit hand_in deliver upload mail_it bring. send.
MISSDOC: you_asked_for need_to_send need_to_bring is_it_enough is__okay missing. what_papers what_documents which_documents original. copy.
ENCLOSED: attached enclosed
REPORT: let_you_know report. inform_you notify just_so_you_know tell_you_that update_my do_i_have_to_tell reporting need_to_report
NEWJOB: new_job got_a_job started_a_job start_work started_working started_work part-time_job job_offer found_a_job
MOVED: moved. new_address moving_to change_of_address i_have_moved address.
HOUSEHOLD: separated divorced married partner_moved husband_moved wife_moved moved_in moved_out
BORN: born. newborn had_a_baby
INCOME: income salary earn. earnings wage. inherited
NEWPHONE: new_phone new_number changed_my_number
CARD: meldekort employment_status_form status_card report_card
HOURS: hours.
PLAN: activity_plan my_plan the_plan plan_we_made our_plan
ACTIVITY: activity. activities activity_requirement
EFFORT: effort_group follow-up_group work_capacity situational
AAP: aap. work_assessment
INDPLAN: individual_plan
NEXT: what_next next_step what_happens_after what_now
CV: cv. resume. résumé
JOBSEEK: job_seeker jobseeker register_as find_a_job find_work looking_for_work looking_for_a_job job_search unemployed register_with
VACANCY: vacancy vacancies job_ads job_openings positions
INTERVIEW: interview
QUALIF: qualification diploma recognised recognized degree. authorisation certificate_from license_to_practice
LAYOFF: laid_off layoff lost_my_job dismissed bankrupt redundant notice_from_my_job
COURSE: course class. training. classes workshop
PRACTICE: work_placement internship work_practice placement work_training work_trial
WAGESUB: wage_subsidy salary_subsidy
MENTOR: mentor
TILTAK: programme_for_job scheme labour_market_measure tiltak
WAITLIST: waiting_list waitlist a_place_on
SICKNOTE: sick_note sick_leave sicknote medical_leave on_sick
SICKPAY: sick_pay sickness_benefit sykepenger sick_money
EMPLOYER: employer boss. manager_at my_company my_manager
DIALOGUE: dialogue_meeting
SICK: sick. ill. illness disease surgery operation doctor. hospital pain.
TILRETTE: adapted_work accommodate lighter_duties adjust_my_job
MEETING: meeting appointment meet. see_someone come_to_the_office see_you
MOVEAPPT: reschedule move_the move_my postpone cancel another_day another_time different_time can't_come cannot_come can't_make_it running_late be_late different_day some_other_day later_in_the_day another_slot
MODE: by_phone video. teams. online_instead in_person
INTERP: interpreter translator someone_who_speaks interpret
SPEAKWITH: talk_to speak_to speak_with talk_with
SOSIAL: social_assistance social_help sosialhjelp social_support social_benefit social_services social_money
LIVING: living_costs living_expenses subsistence
SPECIAL: glasses dentist dental washing_machine winter_clothes furniture stroller bed_for crib funeral school_trip clothes tooth teeth fridge
COVER: cover. pay_for help_paying help_with_the_cost help_with_paying contribute
MUNI: municipality municipal kommune council
FOODNONE: no_food nothing_to_eat hungry starving food_bank out_of_food fridge_is_empty cupboard_is_empty cupboards_are_empty can't_buy_food cannot_buy_food without_food food_for_my skip_meals last_of_the_food not_eaten haven't_eaten no_diapers nappies empty_fridge groceries baby_formula formula cupboard cupboards skip_dinner milk_for feed_my feed_the
NOMONEY: no_money broke. nothing_left penniless kr_left not_a_single kr_until out_of_money
POWERCUT: electricity_cut cut_the_electricity power_cut cut_off_the_power no_electricity no_heating electricity_off disconnect turned_off_the_power without_heating no_power turn_off_the_electricity
EVICT: evict eviction thrown_out throw_us_out kick_us_out kicked_out kicked_me kicked_us throwing_me thrown_us bailiff_comes bailiff_is
NOSLEEP: nowhere_to_sleep sleep_tonight homeless sleeping_in_my_car on_the_street place_to_sleep sleep_outside no_place_to_stay nowhere_to_stay nowhere_to_go changed_the_lock place_to_stay_tonight sleeping_on released_from_prison
VIOLENCE: violent violence hits_me beat hit_me threaten not_safe unsafe scared_of afraid_of_my shelter abuse controls_me
SUICIDE: suicide kill_myself don't_want_to_live end_my_life no_reason_to_live
MEDICINE: medicine medication tablets insulin pharmacy prescription pills
CHILD: child children kids. kid. baby. daughter son.
HOUSING: apartment flat. house. housing home. place_to_live room_to_rent bedroom mould mold damp bigger_place
DEPOSIT: deposit_for rental_deposit guarantor guarantee deposit.
BOSTOTTE: housing_benefit housing_allowance bostøtte
STARTLAN: start-up_loan startup_loan starter_loan mortgage startlån
RENT: rent. rental rents
LANDLORD: landlord landlady
DEBT: debt debts loan. loans owe. owing credit_card unpaid bills.
COLLECT: collection_agency collection inkasso bailiff enforcement debt_collector
BUDGET: budget financial_advice financial_counsel make_a_plan_for_my_money
KVP: kvp qualification_program qualifying_program
INTRO: introduction_program introductory_program intro_program introprogram introduction_benefit
NORLESSON: norwegian_lessons norwegian_course norwegian_class language_course learn_norwegian norwegian_classes
SETTLE: settlement settled_in resettle
PARENTAL: parental_benefit parental_leave maternity paternity foreldrepenger father's_quota
CHILDBEN: child_benefit barnetrygd child_allowance
CASHCARE: cash_for_care cash-for-care kontantstøtte
SUPPORT: child_support child_maintenance
CAREBEN: care_benefit attendance_allowance basic_benefit carer
PREGNANT: pregnant due_date
SINGLEPAR: single_parent single_mother single_mom single_father
PENSION: pension retire retirement pensioner
DISAB: disability_benefit disabled disability uføretrygd
SURVIVOR: widow survivor husband_died wife_died passed_away
BARNETILLEGG: child_supplement
AID: wheelchair hearing_aid assistive crutches walker. prosthe ramp. hospital_bed
REPAIR: repair broken fix. battery
ABROAD: abroad outside_norway another_country overseas poland sweden spain germany portugal england denmark netherlands india
TRAVEL: travel trip. holiday vacation flight visit_my
EEAFORM: pd_u1 pd_u2 u1. u2. eea a1. s1. u2_form
MOVEABROAD: move_abroad moving_back leave_norway move_to_spain move_back_to
INSIGHT: access_to_my see_my_file my_file copy_of_my notes_about_me my_records journal.
WHOREAD: who_has_read who_looked who_has_seen
CONSENT: consent privacy personal_data confidential protected_address gdpr share_my secret_address
POA: power_of_attorney on_my_behalf on_behalf_of guardian
CORRECTREC: corrected_or deleted wrong_information incorrect_information
WRONGLETTER: someone_else's somebody_else's wrong_person wrong_address
RUDE: rude disrespect treated_badly laughed unprofessional ignored discriminat humiliat shouted unacceptable racist jokes_about made_fun yelled dismissive kept_waiting accent
COMPLAINSERV: complain_about_my complaint_about_the_way complain_about_how complaint_about_how complain_about_the_service file_a_complaint
BOSS: manager. supervisor. your_boss
NEVERREPLY: nobody_answers no_one_answers never_answer never_reply doesn't_answer no_contact
LOGIN: log_in login logged_out sign_in logs_me password log_on access_the_page
BANKID: bankid bank_id minid electronic_id
ERRORMSG: error_message error. crash doesn't_work does_not_work not_working blank_page went_wrong won't_load doesn't_load stuck dead_link spinning freezes loading after_the_update can't_open
UPLOAD: upload file_type file_is attach_file pdf.
WEBSITE: website page. app. button browser screen webpage
ADVISER: adviser advisor caseworker case_worker counsellor counselor case_officer contact_person
WHOIS: who_is_my who_are_they assigned_to
CALLME: call_me ring_me phone_me call_back give_me_a_call callback
REACH: reach_my get_hold contact_my direct_number get_in_touch
CHANGEADV: change_adviser new_adviser another_adviser different_adviser change_my_adviser different_caseworker new_caseworker
UDI: udi. residence_permit residence_card citizenship family_reunification asylum visa. work_permit immigration permanent_residence travel_document
POLICE: police driving_licen driver's_licen driving_license criminal_record
TAXADM: tax_card tax_deduction_card tax_office tax_authority skatteetaten tax_return_wrong d-number population_register tax_administration
STUDENTLOAN: student_loan lånekassen scholarship
BANK: my_bank bank_froze scam fraud unfreeze bank_card atm pin_code
DOCTOR: gp. family_doctor doctor's_appointment register_with_a_doctor emergency_room vaccin helfo dentist_appointment
SCHOOL: school. kindergarten nursery daycare
OTHERMUNI: parking_fine garbage insurance lawyer
THANKS: thank thanks cheers thx
OKWORD: ok. okay great. perfect. fine. understood. got_it. sounds_good good. alright noted. works_for_me
BYE: have_a_nice see_you goodbye take_care bye.
WITHDRAW: never_mind nevermind no_longer_needed solved. sorted. found_it forget_my disregard
HELLO: hello. hi. hey. good_morning
HELPONLY: help. help_me can_you_help need_help
PROBLEM: problem. issue.
VAGUE: my_thing this_thing about_that the_thing the_matter my_case.
QUESTION: what. how. where. which. who. can_i could_you do_i is_it am_i should_i will_i may_i could_i are_there
STATEBEN: unemployment_benefit daily_allowance dagpenger aap. sick_pay sickness_benefit parental_benefit child_benefit disability_benefit pension unemployment
TILTAKSPENG: training_allowance tiltakspenger
DAGPENGER: dagpenger unemployment_benefit daily_allowance
SCHEDULE: monday tuesday wednesday thursday friday saturday sunday tomorrow next_week o'clock
DEADLINE: deadline. due. by_friday
PLACE: which_room opening_hours where_is_the_office open_today which_entrance
BRING: bring_my come_with_me bring_someone
RATE: rates. rate.
RIGHT: entitled allowed the_right_to rules. right_to
LOSE: lose. losing
NEG: not. no. don't can't cannot never
`
