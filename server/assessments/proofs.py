"""What a form may ask of a group's books. The phone answers it there (assessments/proofs.ts), and its answer is kept. Pure.

The meaning of a query never changes: assessments of the past were answered by it. Another span or share is another query.
"""

#: Name in a form → what the books show when it is met.
QUERIES = {
    "minutes_2_months": "Minutes were taken of a meeting within two months.",
    "duties_filled": "Each of the four duties has somebody today, in a committee of its own or in the one board.",
    "bylaws_adopted": "By-laws are in force.",
    "collections_held_6_months": "Every month whose collection day has come within six months was collected and closed.",
    "members_paid_80": "Four of five members have paid for the month that was collected last.",
    "cash_agrees_6_months": "At every closing within six months the cash was what the lines said.",
    "banked_in_time_6_months": "What was collected within six months was brought to the bank within the group's days; days that still run do not count.",
    "audited_6_months": "Somebody came to audit within six months.",
    "balances_confirmed_year": "Four of five members were shown their balance within a year, and said whether it is right.",
    "never_alone_6_months": "At every closing within six months a second person agreed by name: nobody handles cash alone.",
}
