#include "figure/figure_finder.hpp"

#include "base/utf8.hpp"
#include "figure/circumstance.hpp"
#include "figure/event_place.hpp"
#include "figure/figure_rules.hpp"
#include "figure/figure_writer.hpp"
#include "figure/governor.hpp"
#include "figure/implied.hpp"
#include "figure/quantity.hpp"
#include "name/names.hpp"
#include "statement/attribution.hpp"
#include "time/time_finder.hpp"

#include <algorithm>

namespace tallywire {

struct FigureFinder::Rulebook {
    FigureRules rules;
    QuantityFinder quantities;
    VictimRules victims;

    Rulebook(Lexicon& lexicon, const Rules& tables) : rules(lexicon, tables), quantities(rules), victims(lexicon, tables) {}
};

struct FigureScratch::State {
    std::vector<Quantity> quantities;
    std::vector<FoundTime> times;
    std::vector<FoundStatement> statements;
    std::vector<Span> taken;
    Victims victims;
    std::unique_ptr<Governors> governors;
    std::unique_ptr<Circumstances> circumstances;
    const FigureRules* rules = nullptr;

    void use(const FigureRules& now, const Gazetteer& places) {
        if (rules == &now) return;
        rules = &now;
        governors = std::make_unique<Governors>(now);
        circumstances = std::make_unique<Circumstances>(now, places);
    }
};

FigureScratch::FigureScratch() : state_(std::make_unique<State>()) {}
FigureScratch::~FigureScratch() = default;
FigureScratch::FigureScratch(FigureScratch&&) noexcept = default;

FigureFinder::FigureFinder(Lexicon& lexicon, const Rules& rules) : rules_(std::make_unique<Rulebook>(lexicon, rules)) {}
FigureFinder::~FigureFinder() = default;
FigureFinder::FigureFinder(FigureFinder&&) noexcept = default;

void FigureFinder::find(Text& text, const Article& article, const CodePointIndex& index, const Helpers& helpers, const FigureOptions& options,
                        FigureScratch& scratch, std::vector<Figure>& out) const {
    FigureScratch::State& state = *scratch.state_;
    state.use(rules_->rules, helpers.names->rules().places());
    state.victims.clear();
    const std::size_t first = out.size();
    if (!helpers.found_times) helpers.time_scratch->assign(article);
    const KindMask casualties = options.implied ? rules_->rules.casualties.kind() : 0;
    std::size_t next_time = 0;
    KindMask spoken = 0;
    for (std::size_t s = 0; s < text.size(); ++s) {
        spoken |= text.kinds(s);
        state.governors->set_spoken(spoken);
        const bool candidate = rules_->rules.may_hold(text, s, options.implied);
        state.times.clear();
        if (helpers.found_times) {
            for (const std::vector<FoundTime>& all = *helpers.found_times; next_time < all.size() && all[next_time].sentence == s; ++next_time)
                state.times.push_back(all[next_time]);
        } else {
            helpers.times->find_in(text, s, *helpers.time_scratch, state.times);  // of sentences without a figure too: times say what later ones mean
        }
        if (!candidate) continue;
        state.taken.clear();
        state.statements.clear();
        state.quantities.clear();
        for (const FoundTime& time : state.times)
            if (time.kind == TimeKind::date || time.kind == TimeKind::time) state.taken.push_back(time.where);
        const auto tokens = text.tokens(s);
        rules_->quantities.find(text, tokens, state.taken, state.quantities);
        if (text.kinds(s) & casualties) {
            state.governors->assign(text, tokens, state.quantities);
            find_implied(rules_->rules, text, tokens, *state.governors, state.victims, state.quantities);
        }
        if (state.quantities.empty()) continue;
        helpers.statements->start(text, *helpers.statement_scratch);
        helpers.statements->find_in(text, s, *helpers.statement_scratch, state.statements);
        state.governors->assign(text, tokens, state.quantities);
        state.circumstances->assign(text, tokens, state.quantities, *state.governors, state.times, state.statements);
        write_figures({rules_->rules, text, article, index, s, tokens, state.quantities, *state.governors, *state.circumstances, *helpers.names,
                       rules_->victims, state.victims, options}, out);
    }
    state.victims.settle(rules_->victims, text, article, out, first);
    fill_event_place(rules_->rules, helpers.names->rules().places(), text, out, first);
}

}  // namespace tallywire
