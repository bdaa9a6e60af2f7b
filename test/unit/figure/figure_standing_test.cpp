#include "figure/figure_standing.hpp"

#include "figure_sample.hpp"

using namespace tallywire;

TEST_CASE("what has not happened is not told as if it had", "[figure_standing]") {
    CHECK(figure_of("The rebels released 12 captives.").status == "reported");
    CHECK(figure_of("The rebels offered to release 12 captives.").status == "proposed");
    CHECK(figure_of("The rebels demanded the release of 12 captives.").status == "demanded");
    CHECK(figure_of("The rebels threatened to kill 12 captives.").status == "threatened");
}

TEST_CASE("what is given in exchange stands as what it is given for", "[figure_standing]") {
    const auto found = figures_of("The rebels offered to free 12 captives in exchange for 40 prisoners.");
    REQUIRE(found.size() == 2);
    CHECK(found[1].status == "proposed");
}

TEST_CASE("what is known to be there is no plan", "[figure_standing]") {
    CHECK(figure_of("He will go on holiday with his wife and their three children.").status == "reported");
    CHECK(figure_of("Both firms will want to talk.").status == "reported");
    CHECK(figure_of("The firm wants to buy a rival that employed 500 people.").status == "reported");
    CHECK(figure_of("Officers met him on May 5 and held him for 12 days.").status == "reported");
    CHECK(figure_of("In a rally demanding her return, 400 students marched along the quay.").status == "reported");
    CHECK(figure_of("The plan was opposed by workers who demanded 12 ships.").status == "demanded");
}
