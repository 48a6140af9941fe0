package org.parley.web;

import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.IntSupplier;
import org.primefaces.model.FilterMeta;
import org.primefaces.model.LazyDataModel;
import org.primefaces.model.SortMeta;

/** Rows of which a table asks for those it shows. */
public final class PagedRows<T> extends LazyDataModel<T> {
    public interface Number extends IntSupplier, Serializable {}

    public interface Rows<T> extends Function<Slice, List<T>>, Serializable {}

    /** @param by the column's field, empty: as the rows come by themselves, the newest first */
    public record Slice(int first, int most, String by, boolean ascending) {}

    private final Number number;
    private final Rows<T> rows;

    public PagedRows(Number number, Rows<T> rows) {
        this.number = number;
        this.rows = rows;
    }

    @Override public int count(Map<String, FilterMeta> filters) {
        return number.getAsInt();
    }

    @Override public List<T> load(int first, int most, Map<String, SortMeta> order, Map<String, FilterMeta> filters) {
        var sort = order.values().stream().filter(SortMeta::isActive).findFirst();
        return rows.apply(new Slice(first, most, sort.map(SortMeta::getField).orElse(""), sort.filter(one -> one.getOrder().isAscending()).isPresent()));
    }
}
