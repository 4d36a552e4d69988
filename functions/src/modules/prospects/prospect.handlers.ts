import type { ApiDependencies } from '../../platform/api-dependencies.ts';
import type { Handlers } from '../../http/routes.ts';
import * as appointments from './appointment.service.ts';
import * as assignments from './assignment.service.ts';
import * as calendar from './calendar.service.ts';
import * as duplicates from './duplicate.service.ts';
import * as editing from './editing.service.ts';
import * as feed from './feed.service.ts';
import * as followUps from './follow-up.service.ts';
import * as history from './history.service.ts';
import * as storage from '../storage/storage.service.ts';
import * as images from './image.service.ts';
import * as imports from './import.service.ts';
import * as linked from './linked-prospects.service.ts';
import * as prospects from './prospect.service.ts';
import * as searching from './search.service.ts';
import * as status from './status.service.ts';

export const prospectHandlers = {
  addProspect: prospects.add,
  listProspects: prospects.list,
  listDeletedProspects: prospects.listDeleted,
  getProspect: images.getProspectWhole,
  getProspectHistory: history.list,
  undoProspectChange: history.undo,
  listProspectChanges: feed.listChanges,
  findDuplicates: duplicates.find,
  importProspects: imports.importAll,
  searchProspects: searching.search,
  listClientProspects: linked.list,
  changeProspect: editing.change,
  cancelProspect: status.cancel,
  reopenProspect: status.reopen,
  deleteProspect: status.remove,
  restoreProspect: status.restore,
  addFollowUp: followUps.add,
  addAppointment: appointments.add,
  changeAppointment: appointments.change,
  removeAppointment: appointments.remove,
  addUpload: images.addUploadOf,
  removeUpload: images.removeUploadOf,
  captionImage: images.caption,
  moveImage: images.move,
  removeImage: images.remove,
  getImageStorage: storage.get,
  reassignProspects: assignments.reassign,
  countAttended: assignments.count,
  handOverProspects: assignments.handOver,
  listMonth: calendar.listMonth,
} satisfies Partial<Handlers<ApiDependencies, 'api'>>;
