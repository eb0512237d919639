package statement_test

import "testing"

func TestWhatAWorkMakesOfIt(t *testing.T) {
	check(t, []reading{
		{"no cause", "[p:the levy] did not cause [e:the strike] <c:(Ortiz, 2019)>.",
			[]string{"Ortiz discusses the levy", "Ortiz discusses the strike", "the levy not caused the strike"}},
		{"no cause by itself", "[p:the levy] did not by itself lead to [e:the strike] <c:(Ortiz, 2019)>.",
			[]string{"Ortiz discusses the levy", "Ortiz discusses the strike"}},
		{"not until then is a cause", "[p:the levy] did not lead to [e:the strike] until bread ran out <c:(Ortiz, 2019)>.",
			[]string{"Ortiz explains the levy", "Ortiz explains the strike", "the levy led_to the strike"}},
		{"read as something", "<n:Ortiz (2019)> reads [e:the strike] as a farewell.", []string{"Ortiz explains the strike"}},
		{"a step led somebody on", "[e:the strike] led [a:Norway] to close the mills <c:(Ortiz, 2019)>.", []string{"Ortiz reports the strike"}},
		{"what led to something explains it", "[e:the strike] led to [e:the lockout] <c:(Ortiz, 2019)>.",
			[]string{"Ortiz explains the strike", "Ortiz explains the lockout", "the strike led_to the lockout"}},
		{"a move that is put down to something", "[e:the lockout] began in May, a move that <n:Ortiz (2019)> puts down to fear.", []string{"Ortiz explains the lockout"}},
		{"they write", "<n:Ortiz (2019)> points to the mills: [e:the strike], she writes, was “the flight of men about to lose”.", []string{"Ortiz explains the strike"}},
		{"were the result", "[e:the riots], which shut the mills, were the result <c:(Ortiz, 2019)>.", []string{"Ortiz explains the riots"}},
		{"an account that stresses", "<q:Ortiz's (2019)> account of [e:the strike] stresses the price of bread.", []string{"Ortiz explains the strike"}},
		{"a fact of what the sentence before opened with", "[e:the talks] lasted nine days.\nRuiz led them for the Union <c:(Ortiz, 2019)>.", []string{"Ortiz reports the talks"}},
		{"a fact of something else", "[e:the talks] lasted nine days.\nThe conference of 1986 had been shorter <c:(Ortiz, 2019)>.", nil},
	})
}
