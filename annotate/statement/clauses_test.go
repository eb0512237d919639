package statement_test

import "testing"

func TestWhatClausesSay(t *testing.T) {
	check(t, []reading{
		{"an unlisted verb with an event behind in", "[x:Ana Ruiz] was wounded in [e:the riot].", []string{"Ana Ruiz participated_in the riot"}},
		{"what is only watched is no part", "[x:Ana Ruiz] described a mistake in [e:the riot].", nil},
		{"an unlisted verb denied", "[x:Ana Ruiz] was not wounded in [e:the riot].", nil},
		{"who stands behind with", "[e:The plot] was hatched in 1952 with [x:Ana Ruiz].", []string{"Ana Ruiz participated_in The plot"}},
		{"the event of a phrase is not joined", "The levy, announced at [e:the talks] with [a:Norway], failed.", nil},
		{"by which", "[e:The coup=the coup], a quiet affair, by which [x:Ana Ruiz] replaced the old guard, lasted a day.", []string{"Ana Ruiz initiated the coup"}},
		{"in which one beats another", "[e:The vote=the vote], in which [x:Ana Ruiz] defeated [x:Jon Dahl], was close.",
			[]string{"Ana Ruiz participated_in the vote", "Jon Dahl participated_in the vote"}},
		{"signed at a meeting", "[p:The pact=the pact] was signed in May at [e:the talks].", []string{"the talks led_to the pact"}},
		{"who agrees at a meeting was there", "[a:Norway] signed [p:the pact] at the close of [e:the talks].",
			[]string{"Norway signed the pact", "the talks led_to the pact", "Norway participated_in the talks"}},
		{"an event that is no meeting decides nothing", "[p:The pact=the pact] was signed in [e:the flood].", nil},
		{"under a policy", "Under [p:the pact], [a:Norway] held [e:the vote].", []string{"the pact led_to the vote", "Norway participated_in the vote"}},
		{"her report", "[x:Ana Ruiz] set out the scheme in her [e:speech].", []string{"Ana Ruiz initiated speech"}},
		{"her, where it may be another", "[x:Ana Ruiz] met [x:Eva Lind] after her [e:speech].", nil},
		{"in the words of a ruling", "In [e:the ruling] of May [o:the Court] held that the levy was void.", []string{"the Court initiated the ruling"}},
		{"by the doer, over a date", "[e:The raid=the raid] of 3 May by [a:Norway] failed.", []string{"Norway initiated the raid"}},
		{"by a way, not a doer", "[e:The raid=the raid] was followed by [a:Norway] with care.", nil},
	})
}

func TestWhatComesOfWhat(t *testing.T) {
	check(t, []reading{
		{"because of", "[a:Norway] adopted [p:the pact] because of [e:the war].", []string{"Norway adopted the pact", "the war caused the pact"}},
		{"because of, denied", "[a:Norway] denied that [e:the strike] was called off because of [e:the flood].", []string{"the flood not caused the strike via Norway"}},
		{"what fails because of something is not brought about by it", "[p:The pact=the pact] failed because of [e:the war].", nil},
		{"in response to, in front", "In response to [e:the raid], [a:Norway] imposed [p:the embargo].", []string{"the raid led_to the embargo", "Norway adopted the embargo"}},
		{"in protest at", "[e:The walkout=the walkout] was called in protest at [p:the levy].", []string{"the levy led_to the walkout"}},
		{"an inserted after", "[e:The vote=the vote] of May, after [e:the strike], was close.", []string{"the strike preceded the vote"}},
		{"nights after", "The house sat long, and two nights after [e:the vote] [x:Ana Ruiz] ordered [e:the raid].",
			[]string{"the vote preceded the raid", "Ana Ruiz initiated the raid"}},
		{"ahead of", "[e:The strike=the strike] ended ahead of [e:the vote].", []string{"the strike preceded the vote"}},
		{"a date in a relative clause is another's", "[p:The pact=the pact] pleased the town, which grew after [e:the strike].", nil},
		{"a law changes an earlier one", "[p:The Third Act=the Third Act] repealed parts of [p:the Second Act].", []string{"the Second Act preceded the Third Act"}},
		{"a law is changed", "[p:The Second Act=the Second Act] was amended in May by [p:the Third Act].", []string{"the Second Act preceded the Third Act"}},
		{"and it came", "[a:Norway] imposed [p:the ban], and [e:the reversal] came in May.", []string{"Norway adopted the ban", "the ban preceded the reversal"}},
		{"then", "[p:The truce=the truce] broke down; [a:Norway] then launched [e:the raid].", []string{"the truce preceded the raid", "Norway initiated the raid"}},
		{"answered with", "[a:Norway] answered [e:the raid] with [p:the embargo].", []string{"the raid led_to the embargo"}},
		{"as the trigger of", "[x:Ana Ruiz] saw [e:the coup] as the trigger of [e:the war].", []string{"the coup caused the war"}},
		{"blamed by one for another", "[e:The float=the float] is blamed by <n:Ortiz (2019)> for [e:the crisis].",
			[]string{"Ortiz discusses the float", "the float caused the crisis"}},
		{"the cause of it was", "The cause of [e:the war] was [e:the coup].", []string{"the coup caused the war"}},
		{"a verb of cause behind an insertion", "[e:The ruling=the ruling] of the judge in May, which surprised all who knew him, led to [e:the crisis].",
			[]string{"the ruling led_to the crisis"}},
		{"an apposition as object", "[a:Norway] authorised its successor, [p:the Second Pact], in May.", []string{"Norway initiated the Second Pact"}},
		{"a relative clause behind a phrase", "[p:The fund=the fund] of three billion crowns, which [a:Norway] approved, was spent.", []string{"Norway adopted the fund"}},
	})
}

func TestWhoHoldsAnOffice(t *testing.T) {
	check(t, []reading{
		{"called back to head it", "[x:Ana Ruiz] was called back to head [o:the Board].", []string{"Ana Ruiz leads the Board"}},
		{"appointed by another to lead it", "The king appointed [x:Ana Ruiz] to lead [o:the Board].", []string{"Ana Ruiz leads the Board"}},
		{"refused to head it", "[x:Ana Ruiz] was not chosen to head [o:the Board].", nil},
		{"re-elected as chairman", "[o:The Board=the Board] re-elected [x:Ana Ruiz] as its chairman.", []string{"Ana Ruiz leads the Board"}},
		{"named head of it", "[x:Ana Ruiz] was named head of [o:the Board].", []string{"Ana Ruiz leads the Board"}},
		{"named deputy head of it", "[x:Ana Ruiz] was named deputy head of [o:the Board].", nil},
		{"at the head of it", "[x:Ana Ruiz], then at the head of [o:the Board], said nothing.", []string{"Ana Ruiz leads the Board"}},
		{"replaced at the helm", "[x:Ana Ruiz] replaced [x:Jon Dahl] at the helm of [o:the Board].", []string{"Ana Ruiz succeeded Jon Dahl", "Ana Ruiz leads the Board"}},
		{"its governor", "[o:The Bank=the Bank] lost its governor, [x:Ana Ruiz].", []string{"Ana Ruiz leads the Bank"}},
		{"who left a party was a member", "[x:Ana Ruiz], who left [o:the Union Party] in May, spoke.", []string{"Ana Ruiz member_of the Union Party"}},
		{"expelled from a party", "[x:Ana Ruiz] was expelled from [o:the Union Party].", []string{"Ana Ruiz member_of the Union Party"}},
	})
}

func TestWhoResists(t *testing.T) {
	check(t, []reading{
		{"would not sign", "[x:Ana Ruiz] would not sign [p:the pact].", []string{"Ana Ruiz opposed the pact", "Ana Ruiz not signed the pact (hedged)"}},
		{"did not sign", "[x:Ana Ruiz] did not sign [p:the pact].", []string{"Ana Ruiz not signed the pact"}},
		{"over objections", "[p:The pact=the pact] was signed over the objections of [a:Norway].", []string{"Norway opposed the pact"}},
		{"despite somebody's protests", "[a:Peru] signed [p:the pact] despite [a:Norway]'s protests.", []string{"Peru signed the pact", "Norway opposed the pact"}},
		{"voted no", "[a:Peru] proposed [p:the pact]; [a:Norway] voted no.", []string{"Peru initiated the pact", "Norway opposed the pact"}},
		{"in protest", "[x:Ana Ruiz] walked out in protest at [p:the pact].", []string{"Ana Ruiz opposed the pact"}},
		{"said that it was a setback", "[e:The ruling=the ruling] came; [a:Norway] said that it was a setback.", []string{"Norway opposed the ruling"}},
		{"said that it was no setback", "[e:The ruling=the ruling] came; [a:Norway] said that it was not a setback.", nil},
		{"deeply concerned", "[a:Norway] was deeply concerned by [e:the ruling].", []string{"Norway opposed the ruling"}},
	})
}
