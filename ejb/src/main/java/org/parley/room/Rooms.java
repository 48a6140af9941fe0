package org.parley.room;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The rooms in the database. */
@ApplicationScoped
public class Rooms {
    @PersistenceContext(unitName = "parley") EntityManager entities;

    Optional<Room> find(RoomName name) {
        return entities.createNamedQuery("Room.byName", Room.class).setParameter("name", name.value()).getResultStream().findFirst();
    }

    void add(Room room) {
        entities.persist(room);
        entities.flush();
    }

    List<Room> listed(String query, String tag, String language, int most) {
        var like = query.isBlank() ? "" : '%' + query.strip().toLowerCase(Locale.ROOT).replaceAll("([!%_])", "!$1") + '%';
        return entities.createNamedQuery("Room.listed", Room.class).setParameter("query", like)
            .setParameter("tag", tag.strip().toLowerCase(Locale.ROOT)).setParameter("language", language.strip()).setMaxResults(most).getResultList();
    }

    List<Room> listed(Collection<Long> ids) {
        return ids.isEmpty() ? List.of() : entities.createNamedQuery("Room.listedByNames", Room.class).setParameter("ids", ids).getResultList();
    }
}
