package clothingrental.query.demand;

import clothingrental.api.demand.DemandQuery.DemandAnswer;
import clothingrental.api.demand.DemandQuery.FindDemand;
import clothingrental.api.demand.DemandQuery.ProductDemand;
import clothingrental.query.fold.DemandState;
import clothingrental.query.fold.DemandView;
import clothingrental.query.projection.Question;
import clothingrental.query.projection.RebuildableView;
import clothingrental.query.projection.Section;
import clothingrental.query.projection.Section.Position;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.stereotype.Component;

/** Answers what is asked about demand. */
@Component
class DemandQueries {

    private final RebuildableView<DemandState> demand;

    DemandQueries(RebuildableView<DemandState> demand) {
        this.demand = demand;
    }

    @QueryHandler
    DemandAnswer on(FindDemand query) {
        var after = query.after();
        var section = after == null
                ? Section.page(0, query.size())
                : Section.after(
                        new Position(after.date(), DemandView.idOf(after.date(), after.productId())), query.size());
        var question =
                Question.of(Demand.BY_DAY).from(query.from()).to(query.to().plusDays(1));
        return new DemandAnswer(demand.live().find(question, section).stream()
                .map(found -> found.state())
                .map(state -> new ProductDemand(state.date(), state.productId(), state.pieces()))
                .toList());
    }
}
