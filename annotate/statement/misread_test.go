package statement_test

import "testing"

// TestWhatOnlyLooksLikeAStatementIsNone: readings that are near at hand and wrong.
func TestWhatOnlyLooksLikeAStatementIsNone(t *testing.T) {
	check(t, []reading{
		{"two objects are not joined with each other", "[e:The strike=the strike] of the dockers, a loud affair, came after [e:the drought] and [e:the flood].",
			[]string{"the drought preceded the strike", "the flood preceded the strike"}},
		{"the body that expels is no member", "[o:The Congress=the Congress] expelled [o:the Union Party].", nil},
		{"who is expelled was one", "[o:The Union Party=the Union Party] was expelled from [o:the Congress].", []string{"the Union Party member_of the Congress"}},
		{"what is replaced came not later", "[e:The boycott=the boycott] was replaced by [e:the strike].", nil},
		{"who seeks membership has none", "[a:Peru=Peru] sought membership of [o:the League].", nil},
		{"who runs for a body is not in it", "[x:Ana Ruiz] ran for [o:the Senate].", nil},
		{"who challenges somebody in a vote is not against the vote", "[x:Ana Ruiz] challenged [x:Jon Dahl] in [e:the election].", nil},
		{"not only denies nothing", "[p:The levy=the levy] not only caused [e:the strike], it emptied the mills.", []string{"the levy caused the strike"}},
		{"not seen as the cause", "[x:Ana Ruiz] did not see [e:the coup] as the trigger of [e:the war].", []string{"the coup not caused the war"}},
		{"who is interested takes no part", "[a:Peru=Peru] was interested in [e:the talks].", nil},
	})
}
