package clothingrental.query.demand;

import clothingrental.api.demand.DemandQuery.DemandAnswer;
import clothingrental.api.demand.DemandQuery.FindDemand;
import clothingrental.api.demand.DemandQuery.ProductDemand;
import clothingrental.query.projection.store.PageSection;
import clothingrental.query.projection.store.PageSection.Position;
import clothingrental.query.projection.store.ViewQuery;
import clothingrental.query.slots.RebuildableView;
import clothingrental.query.view.DemandState;
import clothingrental.query.view.DemandView;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.stereotype.Component;

/** Answers what is asked about demand. */
@Component
class DemandQueryHandler {

    private final RebuildableView<DemandState> demand;

    DemandQueryHandler(RebuildableView<DemandState> demand) {
        this.demand = demand;
    }

    @QueryHandler
    DemandAnswer on(FindDemand query) {
        var after = query.after();
        var section = after == null
                ? PageSection.page(0, query.size())
                : PageSection.after(
                        new Position(after.date(), DemandView.idOf(after.date(), after.productId())), query.size());
        var question = ViewQuery.of(DemandViewDefinition.BY_DAY)
                .from(query.from())
                .to(query.to().plusDays(1));
        return new DemandAnswer(demand.live().find(question, section).stream()
                .map(found -> found.state())
                .map(state -> new ProductDemand(state.date(), state.productId(), state.pieces()))
                .toList());
    }
}
